package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;

/// Every rewrite that any statement goes through before DuckDB sees it, in order. What a function
/// is to DuckDB stands in `functions.txt`.
///
/// @param sql the statement as it came
record Dialect(String sql, List<DialectRewrite> rewrites) {
  Dialect {
    rewrites = List.copyOf(rewrites);
  }

  static Dialect of(StatementExecution execution) {
    Dialect part = ofPart(execution);
    List<DialectRewrite> rewrites = new ArrayList<>(List.of(new NestedQueries(execution)));
    rewrites.addAll(part.rewrites());
    return new Dialect(part.sql(), rewrites);
  }

  /// The same for a query inside of a statement, whose own nested queries the statement's look
  /// sees.
  static Dialect ofPart(StatementExecution execution) {
    String timestamp = execution.session().parameter("TIMESTAMP_TYPE_MAPPING");
    return new Dialect(
        execution.query().sql(),
        List.of(
            new SemiStructuredPaths(),
            new SpokenCalls(),
            new ForeignSyntax(execution.query().sql()),
            new ReservedWords(),
            new SessionFunctions(execution.session(), execution.now()),
            new DateParts(),
            new NumberConversions(),
            new OrderedListagg(),
            new ValuesColumns(),
            new PatternOperators(),
            new MixedTypes(),
            new Averages(),
            new WindowOrders(),
            new WindowFrames(),
            new FunctionTable(timestamp, execution.isLate()),
            new NullRules(),
            new TypeCasts(timestamp, execution.isLate()),
            new ZoneWalls(),
            new WholeNumbers(),
            new Divisions(execution.isLate()),
            new Concatenations(execution.isLate()),
            new ZonedComparisons(execution.isLate(), execution.warehouse()::hasZonedColumn),
            new QueryHistoryTable(execution),
            new InformationSchema(execution.session()),
            new ResultScan(execution)));
  }

  /// The statement for DuckDB.
  String translate(List<SqlToken> statement) {
    List<SqlToken> translated = statement;
    for (DialectRewrite rewrite : rewrites) {
      translated = rewrite.apply(translated);
    }
    return SqlTokenizer.renderInLines(translated, sql);
  }
}
