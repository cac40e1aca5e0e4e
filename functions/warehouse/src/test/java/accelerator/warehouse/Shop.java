package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.DomainPlan;
import accelerator.core.Window;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A source table with given events, in DuckDB, and what the ecommerce SQL makes of them.
final class Shop implements AutoCloseable {
  static final QualifiedName SOURCE =
      new QualifiedName("SHOP", "SNOWPLOW", "SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS");
  static final Settings.Rules RULES = new Settings.Rules("/", "Uncategorised", false, true);

  /// September to November 2025.
  static final DomainPlan PLAN =
      new DomainPlan(
          Domain.ECOMMERCE,
          new Window(LocalDate.of(2025, 9, 1), LocalDate.of(2025, 11, 29)),
          Domain.ECOMMERCE.recommenders(),
          "snowflake/runs/20251201t060000z-sample/ecommerce/");

  final DuckDbWarehouse warehouse = new DuckDbWarehouse();
  private Settings.Rules rules = RULES;

  Shop(Event... events) {
    warehouse.query(
        Script.load(SourceColumns.ddl(Domain.ECOMMERCE))
            .bind(Map.of("table", Fragment.name(SOURCE)), Map.of()),
        "given");
    Arrays.stream(events).forEach(this::add);
  }

  Shop rules(Settings.Rules changed) {
    rules = changed;
    return this;
  }

  void add(Event event) {
    List<String> columns = List.copyOf(event.columns().keySet());
    String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    warehouse.query(
        new BoundScript(
            "given",
            "insert into %s (%s) values (%s)".formatted(SOURCE, String.join(", ", columns), marks),
            columns.stream().map(column -> event.columns().getOrDefault(column, "")).toList()),
        "given");
  }

  /// The rows of a dataset, each its values in the order of the schema, sorted.
  List<String> rows(Dataset dataset) {
    QualifiedName table = new QualifiedName("SHOP", "PERSONALIZE", "MADE_" + dataset.key());
    warehouse.query(DatasetFiles.materialise(PLAN, dataset, SOURCE, table, rules), "made");
    List<String> columns =
        DatasetFiles.schema(Domain.ECOMMERCE, dataset).fields().stream()
            .map(field -> field.name())
            .toList();
    return select("select * from " + table).stream()
        .map(
            row ->
                columns.stream()
                    .map(column -> row.text(column).orElse("null"))
                    .collect(Collectors.joining(" ; ")))
        .sorted()
        .toList();
  }

  /// What is left out, by reason.
  Map<String, Long> leftOut() {
    Script script = Script.load("sql/checks/ecommerce_left_out.sql");
    BoundScript bound =
        script.bind(
            Map.of("source", Fragment.name(SOURCE)), DatasetFiles.wanted(script, PLAN, rules));
    return warehouse.query(bound, "left out").stream()
        .filter(row -> row.number("left_out_count") > 0)
        .collect(
            Collectors.toMap(
                row -> row.text("reason").orElse(""), row -> row.number("left_out_count")));
  }

  List<Row> select(String sql) {
    return warehouse.query(new BoundScript("test", sql, List.of()), "test");
  }

  @Override
  public void close() throws Exception {
    warehouse.close();
  }
}
