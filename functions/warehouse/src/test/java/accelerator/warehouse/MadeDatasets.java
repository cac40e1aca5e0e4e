package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.DomainPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a domain's SQL makes of given tables.
///
/// @param edit of the text of the base tables' statements
record MadeDatasets(
    DuckDbWarehouse warehouse,
    DomainPlan plan,
    WarehouseSettings.Rules rules,
    Sources sources,
    UnaryOperator<String> edit) {

  MadeDatasets(
      DuckDbWarehouse warehouse, DomainPlan plan, WarehouseSettings.Rules rules, Sources sources) {
    this(warehouse, plan, rules, sources, UnaryOperator.identity());
  }

  /// With a rule of the base tables' files changed.
  MadeDatasets editing(String rule, String other) {
    return new MadeDatasets(
        warehouse,
        plan,
        rules,
        sources,
        text -> {
          assertThat(text).containsOnlyOnce(rule);
          return text.replace(rule, other);
        });
  }

  /// After all that tests hold for the past.
  private static final Instant STARTED = Instant.parse("2025-12-01T06:00:00Z");

  /// The rows of a dataset, each its values in the order of the schema, sorted.
  List<String> rows(Dataset dataset) {
    for (BaseTable base : sources.bases()) {
      BoundScript script = scripts().make(base.key());
      warehouse.query(
          new BoundScript(script.path(), edit.apply(script.text()), script.values()), "made");
    }
    warehouse.query(scripts().make(dataset.key()), "made");
    return warehouse
        .query(new BoundScript("test", "select * from " + table(dataset.key()), List.of()), "test")
        .stream()
        .map(
            row ->
                columns(dataset).stream()
                    .map(column -> row.text(column).orElse("null"))
                    .collect(Collectors.joining(" ; ")))
        .sorted()
        .toList();
  }

  /// The columns that a dataset's SQL selects, in capitals, in their order.
  List<String> selected(Dataset dataset) {
    rows(dataset);
    String columns = "select upper(column_name) as c from (describe %s)";
    return warehouse
        .query(new BoundScript("test", columns.formatted(table(dataset.key())), List.of()), "test")
        .stream()
        .flatMap(row -> row.text("c").stream())
        .toList();
  }

  /// A dataset as its CSV would be, sorted.
  String csv(Dataset dataset) {
    return rows(dataset).stream()
        .map(row -> row.replace("null", "").replace(" ; ", ","))
        .collect(Collectors.joining("\n", String.join(",", columns(dataset)) + "\n", "\n"));
  }

  /// What the checks of the domain count, by reason, but for zeros.
  Map<String, Long> leftOut() {
    Map<String, Long> counts = new TreeMap<>();
    checked((row, reason) -> counts.put(reason, row.number("left_out_count")));
    return counts;
  }

  /// The examples of what is left out, by reason.
  Map<String, String> examples() {
    Map<String, String> examples = new TreeMap<>();
    checked(
        (row, reason) ->
            row.text("example_id").ifPresent(example -> examples.put(reason, example)));
    return examples;
  }

  private void checked(BiConsumer<ResultRow, String> each) {
    sources.datasets().forEach(this::rows);
    Stream.concat(
            Stream.of(plan.domain().key()),
            sources.datasets().stream().map(dataset -> plan.domain().key() + "_" + dataset.key()))
        .map(of -> of + "_left_out")
        .filter(DomainScripts::hasCheck)
        .flatMap(check -> warehouse.query(scripts().check(check), "left out").stream())
        .filter(row -> row.number("left_out_count") != 0)
        .forEach(row -> each.accept(row, row.text("reason").orElse("")));
  }

  private DomainScripts scripts() {
    return new DomainScripts(
        sources, MadeDatasets::table, "owner", plan, plan.window().startDate(), STARTED, rules);
  }

  private List<String> columns(Dataset dataset) {
    return DatasetFiles.schema(plan.domain(), dataset).fields().stream()
        .map(DatasetSchema.Field::name)
        .toList();
  }

  private static QualifiedName table(String key) {
    return new QualifiedName("SHOP", "PERSONALIZE", "MADE_" + key);
  }
}
