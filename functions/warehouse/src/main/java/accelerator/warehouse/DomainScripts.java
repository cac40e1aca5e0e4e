package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DomainPlan;
import accelerator.core.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The scripts of a domain, filled for one run: with the tables that it reads, those that it makes,
/// its window and the rules.
///
/// @param tables the run's own, by the key of a dataset or a {@link BaseTable}
/// @param owner the comment of what it makes
/// @param since the first day whose events are read of the source: the window's, or a later one
/// @param startedAt when the run began: later clocks are wrong
record DomainScripts(
    Sources sources,
    Function<String, QualifiedName> tables,
    String owner,
    DomainPlan plan,
    LocalDate since,
    Instant startedAt,
    WarehouseSettings.Rules rules) {

  /// The keys of all that a run may make.
  private static final List<String> MADE =
      Stream.concat(
              Arrays.stream(BaseTable.values()).map(BaseTable::key),
              Arrays.stream(Dataset.values()).map(Dataset::key))
          .toList();

  static DomainScripts of(
      WarehouseSettings settings,
      Sources sources,
      RunTables tables,
      DomainPlan plan,
      LocalDate since) {
    return new DomainScripts(
        sources,
        tables::table,
        tables.comment(),
        plan,
        since,
        tables.run().startedAt(),
        settings.rules());
  }

  /// The statement that makes a table. A {@link BaseTable} is made of the sources, a dataset of
  /// those and of base tables.
  ///
  /// @throws InvalidInput when its script reads what is not made before it
  BoundScript make(String key) {
    Script query = sources.script(DatasetFiles.sql(plan.domain(), key));
    return Script.load("sql/snowflake/materialise.sql")
        .around(query)
        .bind(made(key, query), wanted(query));
  }

  /// The statement that makes the events of what is new and of what an earlier run has read before
  /// it.
  ///
  /// @param former the earlier run's table
  BoundScript makeOnto(QualifiedName former) {
    String key = BaseTable.EVENTS.key();
    Script query = sources.script(DatasetFiles.sql(plan.domain(), key));
    Map<String, SqlFragment> names = made(key, query);
    names.put("former", SqlFragment.name(former));
    Map<String, Object> values = wanted(query);
    values.put("window_second", ImportBasis.firstSecond(plan.window().startDate()));
    values.put("since_second", ImportBasis.firstSecond(since));
    return Script.load("sql/snowflake/materialise_onto.sql").around(query).bind(names, values);
  }

  private Map<String, SqlFragment> made(String key, Script query) {
    Map<String, SqlFragment> names = names(query);
    Arrays.stream(Dataset.values()).map(Dataset::key).forEach(names::remove);
    names.put("table", SqlFragment.name(tables.apply(key)));
    names.put("owner", SqlFragment.quotable(owner));
    return names;
  }

  /// A query of `sql/checks/`, which may read all that the run has and has made.
  BoundScript check(String name) {
    Script script = sources.script(checkPath(name));
    return script.bind(names(script), wanted(script));
  }

  static boolean hasCheck(String name) {
    return Script.exists(checkPath(name));
  }

  static String checkPath(String name) {
    return "sql/checks/%s.sql".formatted(name);
  }

  private Map<String, SqlFragment> names(Script script) {
    Map<String, SqlFragment> names = new HashMap<>(sources.names(script));
    MADE.stream()
        .filter(script.names()::contains)
        .forEach(key -> names.put(key, SqlFragment.name(tables.apply(key))));
    return names;
  }

  /// Of the window, the run's beginning and the rules, what a script asks for: it need not use all
  /// of them.
  private Map<String, Object> wanted(Script script) {
    Map<String, Object> values = new HashMap<>();
    values.put("start_date", since.toString());
    values.put("known_date", plan.window().startDate().toString());
    values.put("end_date", plan.window().endDate().toString());
    values.put("now_seconds", startedAt.getEpochSecond());
    values.put("category_separator", rules.categorySeparator());
    values.put("default_category", rules.defaultCategory());
    values.put("count_list_views", rules.countListViews());
    values.put("stitch_cookies", rules.stitchCookies());
    values.keySet().retainAll(script.values());
    return values;
  }
}
