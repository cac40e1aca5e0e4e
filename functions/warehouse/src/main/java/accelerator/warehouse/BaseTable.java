package accelerator.warehouse;

import accelerator.core.Domain;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A table of a run that its datasets are made of. When the run has ended, only the events of the
/// run whose interactions are shown are kept: an incremental run goes on from them. Each is one
/// `.sql` of its name in the domain's folder.
enum BaseTable {
  /// What counts in the window, and whose it is: every domain has it.
  EVENTS,
  /// What a catalogue of the team's own tells.
  CATALOGUE;

  /// The name in files and places of SQL, such as `events`.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Those that a domain has a script of.
  static List<BaseTable> of(Domain domain) {
    return Arrays.stream(values())
        .filter(table -> Script.exists(DatasetFiles.sql(domain, table.key())))
        .toList();
  }
}
