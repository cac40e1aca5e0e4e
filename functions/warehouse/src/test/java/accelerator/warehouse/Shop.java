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
  static final WarehouseSettings.Rules RULES =
      new WarehouseSettings.Rules("/", "Uncategorised", false, true);

  /// September to November 2025.
  static final DomainPlan PLAN =
      new DomainPlan(
          Domain.ECOMMERCE,
          new Window(LocalDate.of(2025, 9, 1), LocalDate.of(2025, 11, 29)),
          Domain.ECOMMERCE.recommenders(),
          "snowflake/runs/20251201t060000z-sample/ecommerce/");

  final DuckDbWarehouse warehouse = new DuckDbWarehouse();
  private WarehouseSettings.Rules rules = RULES;

  Shop(Event... events) {
    warehouse.query(
        Script.load(TableColumns.ddl(Domain.ECOMMERCE.sourceTable()))
            .bind(
                Map.of("table", SqlFragment.name(SOURCE), "owner", SqlFragment.quotable("team")),
                Map.of()),
        "given");
    Arrays.stream(events).forEach(this::add);
  }

  Shop rules(WarehouseSettings.Rules changed) {
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

  /// Many events of the same columns.
  void add(List<Event> events) {
    List<String> columns = List.copyOf(events.getFirst().columns().keySet());
    String rows =
        events.stream()
            .map(
                event ->
                    columns.stream()
                        .map(column -> "'" + event.columns().get(column) + "'")
                        .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(", "));
    warehouse.execute(
        "insert into %s (%s) values %s".formatted(SOURCE, String.join(", ", columns), rows));
  }

  /// The rows of a dataset, each its values in the order of the schema, sorted.
  List<String> rows(Dataset dataset) {
    return made().rows(dataset);
  }

  /// What is left out, by reason.
  Map<String, Long> leftOut() {
    return made().leftOut();
  }

  MadeDatasets made() {
    return made(PLAN);
  }

  /// What comes of another window.
  MadeDatasets madeOf(String startDate, String endDate) {
    return made(
        new DomainPlan(
            PLAN.domain(),
            new Window(LocalDate.parse(startDate), LocalDate.parse(endDate)),
            PLAN.recommenders(),
            PLAN.prefix()));
  }

  private MadeDatasets made(DomainPlan plan) {
    ReadTable source =
        new ReadTable(
            Domain.ECOMMERCE.sourceTable(),
            SOURCE,
            new TableColumns(warehouse, "given").of(SOURCE));
    return new MadeDatasets(
        warehouse, plan, rules, new Sources(Domain.ECOMMERCE, Map.of(Sources.SOURCE, source)));
  }

  List<ResultRow> select(String sql) {
    return warehouse.query(new BoundScript("test", sql, List.of()), "test");
  }

  @Override
  public void close() throws Exception {
    warehouse.close();
  }
}
