package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.Buckets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `copy into @stage/path/ from (select ..) | table ..`: writes CSV files onto a stage.
///
/// One file up to 50,000 rows, two from there on, more when `max_file_size` is reached. Snowflake
/// decides by its own measure; only that there may be several files is the same.
final class StageUnload {
  private static final int PAGE_ROWS = 50_000;
  private static final Set<String> OPTIONS =
      Set.of(
          "FILE_FORMAT",
          "HEADER",
          "INCLUDE_QUERY_ID",
          "DETAILED_OUTPUT",
          "MAX_FILE_SIZE",
          "SINGLE",
          "OVERWRITE");
  private static final List<ResultColumn> DETAILS =
      List.of(
          ResultColumn.text("FILE_NAME"),
          ResultColumn.number("FILE_SIZE"),
          ResultColumn.number("ROW_COUNT"));
  private static final List<ResultColumn> TOTALS =
      List.of(
          ResultColumn.number("rows_unloaded"),
          ResultColumn.number("input_bytes"),
          ResultColumn.number("output_bytes"));

  private final StageCatalogue catalogue;
  private final Buckets buckets;

  StageUnload(StageCatalogue catalogue, Buckets buckets) {
    this.catalogue = catalogue;
    this.buckets = buckets;
  }

  /// @param cursor just after `copy into`
  StatementResult run(SqlTokenCursor cursor, StatementExecution execution) {
    StageLocation location = catalogue.resolve(cursor.next().text(), execution.session());
    cursor.expect("FROM");
    List<SqlToken> source = source(cursor);
    if (cursor.sees("PARTITION")) {
      throw SnowflakeError.unsupported("PARTITION BY");
    }
    StatementOptions options = StatementOptions.read(cursor);
    cursor.expectEnd();
    options.allowOnly(OPTIONS);
    CsvFormat format = CsvFormat.of(catalogue.format(options, execution.session()));
    if (!format.compression().equals("NONE")) {
      throw SnowflakeError.unsupported("unload with COMPRESSION = " + format.compression());
    }
    UnloadFiles files = UnloadFiles.of(location, options, format, execution, buckets);
    String table = SqlToken.quoted("unload " + execution.query().id(), 0).sql();
    execution.run(
        "create temp table %s as %s".formatted(table, Statements.translated(source, execution)));
    try (files) {
      writePages(table, files, execution);
      List<UnloadFiles.Written> written = files.store();
      return options.flag("DETAILED_OUTPUT", false) ? details(written) : totals(written);
    } catch (IOException failure) {
      throw SnowflakeError.stageFailure(failure);
    } finally {
      execution.tidy("drop table if exists " + table);
    }
  }

  private static List<SqlToken> source(SqlTokenCursor cursor) {
    if (cursor.sees("(")) {
      return cursor.bracketed();
    }
    List<SqlToken> select = new ArrayList<>(ComposedSql.of("SELECT * FROM", 0));
    select.addAll(ComposedSql.of(cursor.name().sql(), 0));
    return select;
  }

  private static void writePages(String table, UnloadFiles files, StatementExecution execution)
      throws IOException {
    String selected = selected(execution.describe("select * from " + table));
    long first = 0;
    long read = PAGE_ROWS;
    while (read == PAGE_ROWS) {
      String page =
          String.format(
              Locale.ROOT,
              "select %s from %s where rowid between %d and %d order by rowid",
              selected,
              table,
              first,
              first + PAGE_ROWS - 1);
      List<List<@Nullable Object>> rows = new ArrayList<>();
      List<ResultColumn> columns =
          execution.run(
              page,
              statement -> {
                DuckDbRows values = new DuckDbRows(statement.getResultSet());
                while (values.next()) {
                  rows.add(values.row());
                }
                return values.columns();
              });
      files.write(columns, rows);
      read = rows.size();
      first += PAGE_ROWS;
    }
  }

  /// Every column, dates and times as the session prints them.
  private static String selected(List<ResultColumn> columns) {
    String replaced =
        columns.stream()
            .filter(column -> column.type().startsWith("time") || column.type().equals("date"))
            .map(column -> SqlToken.quoted(column.name(), 0).sql())
            .map(name -> "sf_varchar(%1$s, %1$s) as %1$s".formatted(name))
            .collect(Collectors.joining(", "));
    return replaced.isEmpty() ? "*" : "* replace (" + replaced + ")";
  }

  private static StatementResult details(List<UnloadFiles.Written> files) {
    return StatementResult.of(
        StatementKind.UNLOAD,
        DETAILS,
        files.stream()
            .map(
                file ->
                    List.of(file.name(), Long.toString(file.bytes()), Long.toString(file.rows())))
            .toList());
  }

  private static StatementResult totals(List<UnloadFiles.Written> files) {
    long bytes = files.stream().mapToLong(UnloadFiles.Written::bytes).sum();
    long rows = files.stream().mapToLong(UnloadFiles.Written::rows).sum();
    return StatementResult.of(
        StatementKind.UNLOAD,
        TOTALS,
        List.of(List.of(Long.toString(rows), Long.toString(bytes), Long.toString(bytes))));
  }

  /// A temporary file beside the database.
  ///
  /// @throws SnowflakeError if there is no room: that is not the stage's failure
  static Path temporary(StatementExecution execution) {
    try {
      return Files.createTempFile(execution.warehouse().folder(), "stage-", ".csv");
    } catch (IOException failure) {
      throw SnowflakeError.internal("no temporary file can be made: " + failure);
    }
  }
}
