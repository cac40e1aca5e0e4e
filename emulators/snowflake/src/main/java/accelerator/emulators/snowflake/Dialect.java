package accelerator.emulators.snowflake;

import java.util.List;

/// Every rewrite that any statement goes through before DuckDB sees it, in order. Functions that
/// differ by name or meaning alone are macros in `snowflake.sql` instead.
record Dialect(List<DialectRewrite> rewrites) {
  Dialect {
    rewrites = List.copyOf(rewrites);
  }

  static Dialect of(StatementExecution execution) {
    return new Dialect(
        List.of(
            new SemiStructuredPaths(),
            new ReservedWords(),
            new SessionFunctions(execution.session(), execution.now()),
            new TypeCasts(
                execution.session().parameter("TIMESTAMP_TYPE_MAPPING"), execution.isLate()),
            new DateParts(),
            new DateFormats(),
            new NumberConversions(),
            new OrderedListagg(),
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
    return SqlTokenizer.render(translated);
  }
}
