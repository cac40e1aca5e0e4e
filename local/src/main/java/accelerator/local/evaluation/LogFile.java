package accelerator.local.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A log of interactions as text: a user, an item and epoch seconds in each line, with tabs between
/// them.
public final class LogFile {
  private static final String VIEW = "View";

  private LogFile() {}

  /// @throws IOException naming the first line that is something else
  public static List<PastInteraction> read(Path file) throws IOException {
    List<PastInteraction> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int number = 0; number < lines.size(); number++) {
      String[] cells = lines.get(number).split("\t", -1);
      if (cells.length != 3 || !cells[2].matches("\\d{1,12}")) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s line %d must be a user, an item and epoch seconds with tabs between, was '%s'",
                file,
                number + 1,
                lines.get(number)));
      }
      rows.add(new PastInteraction(cells[0], cells[1], Long.parseLong(cells[2]), VIEW));
    }
    return rows;
  }
}
