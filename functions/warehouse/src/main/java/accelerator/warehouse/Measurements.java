package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.StageCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The statements that ask the warehouse for the numbers that the data contract is judged by. Each
/// reads a table of the run once, all may run at once, and nothing but numbers leaves the
/// warehouse, and ids of items as examples.
///
/// Their keys are their files' names below `sql/checks/`, and that of a dataset besides:
/// `dataset/items`.
///
/// @param basis of an incremental run says what the news are told from
record Measurements(
    WarehouseSettings settings, Sources sources, StageCall call, ImportBasis basis) {
  static final String INTERACTIONS = "interactions";
  static final String OVERLAP = "overlap";
  static final String NEWS = "news";
  static final String LEFT_OUT = "left_out";
  private static final String OF_DATASET = "dataset/";

  /// Those that every run asks, by their keys.
  Map<String, BoundScript> scripts(Instant now) {
    Map<String, BoundScript> scripts = new TreeMap<>();
    RunTables tables = RunTables.of(settings, call);
    List<Dataset> made = sources.datasets();
    for (Dataset dataset : made) {
      scripts.put(
          key(dataset), new DatasetMeasurement(domain(), dataset).script(tables.table(dataset)));
    }
    scripts.put(
        INTERACTIONS,
        Script.load(DomainScripts.checkPath(INTERACTIONS))
            .bind(
                Map.of("table", SqlFragment.name(tables.table(Dataset.INTERACTIONS))),
                Map.of("now_seconds", now.getEpochSecond())));
    if (made.contains(Dataset.ITEMS)) {
      scripts.put(OVERLAP, domainScripts().check(OVERLAP));
    }
    basis
        .former()
        .ifPresent(
            former ->
                scripts.put(
                    NEWS,
                    Script.load(DomainScripts.checkPath(NEWS))
                        .bind(
                            Map.of(
                                "interactions",
                                SqlFragment.name(tables.table(Dataset.INTERACTIONS)),
                                "former",
                                SqlFragment.name(
                                    tables
                                        .former(former.runId())
                                        .table(Dataset.INTERACTIONS.key())),
                                "events",
                                SqlFragment.name(tables.table(BaseTable.EVENTS.key()))),
                            Map.of("since_second", basis.sinceSecond()))));
    Stream.concat(
            Stream.of(domain().key()),
            made.stream().map(dataset -> domain().key() + "_" + dataset.key()))
        .map(of -> of + "_" + LEFT_OUT)
        .filter(DomainScripts::hasCheck)
        .forEach(check -> scripts.put(check, domainScripts().check(check)));
    return scripts;
  }

  /// What the source has at all, in the order of keys: asked only of an empty window.
  Map<String, BoundScript> ofSource() {
    String check = sourceRange(domain());
    return DomainScripts.hasCheck(check) ? Map.of(check, domainScripts().check(check)) : Map.of();
  }

  static String key(Dataset dataset) {
    return OF_DATASET + dataset.key();
  }

  static String sourceRange(Domain domain) {
    return domain.key() + "_source_range";
  }

  /// The file behind a key.
  static String path(String key) {
    return key.startsWith(OF_DATASET)
        ? "%s of %s"
            .formatted(DomainScripts.checkPath("dataset"), key.substring(OF_DATASET.length()))
        : DomainScripts.checkPath(key);
  }

  private DomainScripts domainScripts() {
    return DomainScripts.of(
        settings,
        sources,
        RunTables.of(settings, call),
        call.plan(),
        call.plan().window().startDate());
  }

  private Domain domain() {
    return call.plan().domain();
  }
}
