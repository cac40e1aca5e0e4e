package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Asks the warehouse for the numbers that the data contract is judged by. Nothing but numbers
/// leaves the warehouse.
record Measurements(Warehouse warehouse, Settings settings, Call call) {
  private static final int ID_LENGTH = 256;
  private static final int VALUE_LENGTH = 1000;
  private static final int TEXTUAL_LENGTH = 20_000;

  Findings take(Instant now) {
    Domain domain = call.plan().domain();
    List<Dataset> datasets = DatasetFiles.of(domain);
    Map<Dataset, Long> rows = new RowCounts(warehouse, new Tables(settings)).of(call, datasets);
    List<Dataset> filled =
        datasets.stream().filter(dataset -> rows.getOrDefault(dataset, 0L) > 0).toList();
    boolean isEmpty = !filled.contains(Dataset.INTERACTIONS);
    return new Findings(
        rows,
        interactions(now),
        events(),
        columns(filled),
        repeatedIds(filled),
        leftOut(),
        isEmpty ? sourceRange() : Optional.empty());
  }

  private Findings.Interactions interactions(Instant now) {
    Row row =
        ask("interactions", Dataset.INTERACTIONS, Map.of("now_seconds", now.getEpochSecond()))
            .getFirst();
    return new Findings.Interactions(
        row.number("user_count"),
        row.number("users_with_two"),
        row.number("implausible_count"),
        row.number("future_count"));
  }

  private Map<String, Long> events() {
    return counts(ask("event_types", Dataset.INTERACTIONS, Map.of()), "event_type", "event_count");
  }

  private List<Findings.Column> columns(List<Dataset> datasets) {
    List<Findings.Column> columns = new ArrayList<>();
    for (Dataset dataset : datasets) {
      DatasetSchema schema = DatasetFiles.schema(call.plan().domain(), dataset);
      for (DatasetSchema.Field field : schema.fields()) {
        Row row = askColumn("column", dataset, field.name());
        columns.add(
            new Findings.Column(
                dataset,
                field.name(),
                !field.isNullable(),
                maximum(schema, field),
                row.number("missing_count"),
                row.number("longest_length"),
                row.number("unsafe_count")));
      }
    }
    return columns;
  }

  /// Personalize takes ids of 256 characters, texts of 1,000, and of 20,000 in the one textual
  /// column of items.
  private static int maximum(DatasetSchema schema, DatasetSchema.Field field) {
    if (field.name().equals("USER_ID") || field.name().equals("ITEM_ID")) {
      return ID_LENGTH;
    }
    JsonNode fields = Json.parse(schema.text()).path("fields");
    boolean isTextual =
        StreamSupport.stream(fields.spliterator(), false)
            .filter(column -> column.path("name").asText().equals(field.name()))
            .anyMatch(column -> column.path("textual").asBoolean());
    return isTextual ? TEXTUAL_LENGTH : VALUE_LENGTH;
  }

  /// Interactions have no id of their own: items and users begin with theirs.
  private Map<Dataset, Long> repeatedIds(List<Dataset> datasets) {
    Map<Dataset, Long> repeated = new HashMap<>();
    for (Dataset dataset : datasets) {
      if (dataset != Dataset.INTERACTIONS) {
        String id = dataset == Dataset.ITEMS ? "ITEM_ID" : "USER_ID";
        repeated.put(dataset, askColumn("repeated_ids", dataset, id).number("repeated_count"));
      }
    }
    return repeated;
  }

  /// Empty for a domain that has no such check.
  private Map<String, Long> leftOut() {
    return counts(askSource("left_out"), "reason", "left_out_count");
  }

  private Optional<Findings.SourceRange> sourceRange() {
    QualifiedName source = source();
    return askSource("source_range").stream()
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

  private static Map<String, Long> counts(List<Row> rows, String name, String count) {
    Map<String, Long> counts = new HashMap<>();
    rows.forEach(row -> counts.put(row.text(name).orElse("nothing"), row.number(count)));
    return counts;
  }

  private List<Row> ask(String check, Dataset dataset, Map<String, Object> values) {
    return ask(check, Map.of("table", table(dataset)), values);
  }

  private Row askColumn(String check, Dataset dataset, String column) {
    return ask(
            check, Map.of("table", table(dataset), "column", Fragment.identifier(column)), Map.of())
        .getFirst();
  }

  private List<Row> askSource(String check) {
    String name = call.plan().domain().key() + "_" + check;
    if (!Script.exists(path(name))) {
      return List.of();
    }
    return ask(
        name,
        Map.of("source", Fragment.name(source())),
        DatasetFiles.wanted(Script.load(path(name)), call.plan(), settings.rules()));
  }

  private List<Row> ask(String check, Map<String, Fragment> names, Map<String, Object> values) {
    BoundScript script = Script.load(path(check)).bind(names, values);
    return warehouse.query(script, call.tag("check-" + check));
  }

  private static String path(String check) {
    return "sql/checks/" + check + ".sql";
  }

  private Fragment table(Dataset dataset) {
    return Fragment.name(new Tables(settings).dataset(call.plan().domain(), dataset));
  }

  private QualifiedName source() {
    return new Tables(settings).source(call.plan().domain(), call.run());
  }
}
