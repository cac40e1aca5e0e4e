package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.StageCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks the warehouse for the numbers that the data contract is judged by, in as few statements as
/// there are kinds of question. Nothing but numbers leaves the warehouse.
record Measurements(Warehouse warehouse, WarehouseSettings settings, StageCall call) {

  Findings take(Instant now) {
    Sources sources = Sources.find(warehouse, new Tables(settings), call);
    List<Dataset> made = sources.datasets();
    Map<Dataset, Long> rows = new RowCounts(warehouse, new Tables(settings)).of(call, made);
    List<Dataset> filled =
        made.stream().filter(dataset -> rows.getOrDefault(dataset, 0L) > 0).toList();
    boolean isEmpty = !filled.contains(Dataset.INTERACTIONS);
    return new Findings(
        rows,
        interactions(now),
        counts(ask("event_types", Dataset.INTERACTIONS, Map.of()), "event_type", "event_count"),
        new ColumnMeasurements(warehouse, new Tables(settings), call).of(filled),
        repeatedIds(filled),
        leftOut(sources, made),
        isEmpty ? sourceRange(sources) : Optional.empty());
  }

  private Findings.Interactions interactions(Instant now) {
    ResultRow row =
        ask("interactions", Dataset.INTERACTIONS, Map.of("now_seconds", now.getEpochSecond()))
            .getFirst();
    return new Findings.Interactions(
        row.number("user_count"),
        row.number("users_with_two"),
        row.number("implausible_count"),
        row.number("future_count"));
  }

  /// Interactions have no id of their own: items and users have theirs.
  private Map<Dataset, Long> repeatedIds(List<Dataset> datasets) {
    List<BoundScript> queries = new ArrayList<>();
    Map<Dataset, Long> repeated = new HashMap<>();
    for (Dataset dataset : datasets) {
      if (dataset != Dataset.INTERACTIONS) {
        String id = dataset == Dataset.ITEMS ? "ITEM_ID" : "USER_ID";
        Map<String, SqlFragment> names =
            Map.of("table", table(dataset), "column", SqlFragment.identifier(id));
        queries.add(Script.load(path("repeated_ids")).bind(names, Map.of()));
      }
    }
    Map<String, Long> counts = counts(ask("repeated_ids", queries), "table_name", "repeated_count");
    datasets.forEach(
        dataset -> repeated.put(dataset, counts.getOrDefault(table(dataset).text(), 0L)));
    return repeated;
  }

  /// What the domain's source, and each dataset's further table, has and the datasets have not; as
  /// far as there are checks of it.
  private Map<String, Long> leftOut(Sources sources, List<Dataset> made) {
    String domain = call.plan().domain().key();
    Stream<String> ofDatasets =
        made.stream().map(dataset -> "%s_%s_left_out".formatted(domain, dataset.key()));
    List<BoundScript> queries =
        Stream.concat(Stream.of(domain + "_left_out"), ofDatasets)
            .filter(check -> Script.exists(path(check)))
            .map(check -> ofSources(check, sources))
            .toList();
    return counts(ask("left_out", queries), "reason", "left_out_count");
  }

  private Optional<Findings.SourceRange> sourceRange(Sources sources) {
    Domain domain = call.plan().domain();
    String check = domain.key() + "_source_range";
    QualifiedName source = new Tables(settings).source(domain, call.run());
    if (!Script.exists(path(check))) {
      return Optional.empty();
    }
    return ask(check, List.of(ofSources(check, sources))).stream()
        .findFirst()
        .map(
            row ->
                new Findings.SourceRange(
                    source,
                    row.number("row_count"),
                    row.text("first_date")
                        .flatMap(
                            first -> row.text("last_date").map(last -> first + " to " + last))));
  }

  private BoundScript ofSources(String check, Sources sources) {
    Script script = sources.script(path(check));
    Map<String, SqlFragment> names = sources.names(script);
    for (Dataset dataset : Dataset.values()) {
      if (script.names().contains(dataset.key())) {
        names.put(dataset.key(), table(dataset));
      }
    }
    return script.bind(names, DatasetFiles.wanted(script, call.plan(), settings.rules()));
  }

  private static Map<String, Long> counts(List<ResultRow> rows, String name, String count) {
    Map<String, Long> counts = new HashMap<>();
    rows.forEach(row -> counts.put(row.text(name).orElse("nothing"), row.number(count)));
    return counts;
  }

  private List<ResultRow> ask(String check, Dataset dataset, Map<String, Object> values) {
    Map<String, SqlFragment> names = Map.of("table", table(dataset));
    return ask(check, List.of(Script.load(path(check)).bind(names, values)));
  }

  private List<ResultRow> ask(String check, List<BoundScript> queries) {
    return queries.isEmpty()
        ? List.of()
        : warehouse.query(BoundScript.union(queries), call.tag("check-" + check));
  }

  private static String path(String check) {
    return "sql/checks/" + check + ".sql";
  }

  private SqlFragment table(Dataset dataset) {
    return SqlFragment.name(new Tables(settings).dataset(call.plan().domain(), dataset));
  }
}
