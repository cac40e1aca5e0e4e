package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.Buckets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `copy into table from @stage/path/ ..`: loads CSV files from a stage, all or nothing.
///
/// It keeps no record of loaded files, so only `force = true` is honest and required.
final class StageLoad {
  private static final Set<String> OPTIONS =
      Set.of("FILES", "FILE_FORMAT", "ON_ERROR", "FORCE", "PURGE");
  private static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.text("file"),
          ResultColumn.text("status"),
          ResultColumn.number("rows_parsed"),
          ResultColumn.number("rows_loaded"),
          ResultColumn.number("error_limit"),
          ResultColumn.number("errors_seen"),
          ResultColumn.text("first_error"),
          ResultColumn.number("first_error_line"),
          ResultColumn.number("first_error_character"),
          ResultColumn.text("first_error_column_name"));

  private final StageCatalogue catalogue;
  private final Buckets buckets;

  StageLoad(StageCatalogue catalogue, Buckets buckets) {
    this.catalogue = catalogue;
    this.buckets = buckets;
  }

  /// @param cursor just after `copy into`
  StatementResult run(SqlTokenCursor cursor, StatementExecution execution) {
    ObjectName written = cursor.name();
    ObjectName table = written.in(execution.session());
    List<DuckDbWarehouse.TableColumn> columns = execution.warehouse().columns(table);
    if (columns.isEmpty()) {
      throw SnowflakeError.missing("Object", written.dotted());
    }
    if (cursor.sees("(")) {
      columns = chosen(new SqlTokenCursor(cursor.sql(), cursor.bracketed()), columns);
    }
    cursor.expect("FROM");
    if (cursor.peek().filter(token -> token.kind() == SqlToken.Kind.STAGE).isEmpty()) {
      throw SnowflakeError.unsupported("COPY INTO table from anything but a stage");
    }
    String stagePath = cursor.next().text();
    StatementOptions options = StatementOptions.read(cursor);
    cursor.expectEnd();
    CsvFormat format = format(options, execution.session());
    StageLocation location = catalogue.resolve(stagePath, execution.session());
    List<String> keys = keys(location, options);
    if (keys.isEmpty()) {
      return StatementResult.status(StatementKind.COPY, "Copy executed with 0 files processed.");
    }
    return load(new Target(table, columns), location.bucket(), keys, format, execution);
  }

  private record Target(ObjectName table, List<DuckDbWarehouse.TableColumn> columns) {}

  private CsvFormat format(StatementOptions options, SnowflakeSession session) {
    options.allowOnly(OPTIONS);
    String onError = options.text("ON_ERROR").orElse("ABORT_STATEMENT").toUpperCase(Locale.ROOT);
    if (!onError.equals("ABORT_STATEMENT")) {
      throw SnowflakeError.unsupported("ON_ERROR = " + onError);
    }
    if (options.flag("PURGE", false)) {
      throw SnowflakeError.unsupported("PURGE = TRUE");
    }
    if (!options.flag("FORCE", false)) {
      throw SnowflakeError.unsupported("COPY INTO table without FORCE = TRUE");
    }
    return CsvFormat.of(catalogue.format(options, session));
  }

  private static List<DuckDbWarehouse.TableColumn> chosen(
      SqlTokenCursor names, List<DuckDbWarehouse.TableColumn> columns) {
    List<DuckDbWarehouse.TableColumn> chosen = new ArrayList<>();
    do {
      String name = names.name().last();
      chosen.add(
          columns.stream()
              .filter(column -> column.name().equals(name))
              .findFirst()
              .orElseThrow(() -> SnowflakeError.invalidIdentifier(new SqlPosition(1, 0), name)));
    } while (names.accept(","));
    names.expectEnd();
    return chosen;
  }

  private List<String> keys(StageLocation location, StatementOptions options) {
    try {
      if (options.has("FILES")) {
        return options.texts("FILES").orElseThrow().stream()
            .map(file -> location.key() + file)
            .toList();
      }
      return buckets.list(location.bucket(), location.key()).stream()
          .map(Buckets.StoredObject::key)
          .toList();
    } catch (IOException failure) {
      throw SnowflakeError.stageFailure(failure);
    }
  }

  private StatementResult load(
      Target target,
      String bucket,
      List<String> keys,
      CsvFormat format,
      StatementExecution execution) {
    return execution.atomically(
        () -> {
          List<List<@Nullable String>> rows = new ArrayList<>();
          for (String key : keys) {
            String count = Long.toString(loadFile(target, bucket, key, format, execution));
            rows.add(row("s3://" + bucket + "/" + key, count));
          }
          return StatementResult.of(StatementKind.COPY, COLUMNS, rows);
        });
  }

  private static List<@Nullable String> row(String file, String count) {
    List<@Nullable String> row = new ArrayList<>();
    row.addAll(List.of(file, "LOADED", count, count, "1", "0"));
    for (int column = row.size(); column < COLUMNS.size(); column++) {
      row.add(null);
    }
    return row;
  }

  private long loadFile(
      Target target, String bucket, String key, CsvFormat format, StatementExecution execution) {
    try {
      Path file = fetched(bucket, key, execution);
      try {
        String names =
            target.columns().stream()
                .map(column -> SqlToken.quoted(column.name(), 0).sql())
                .collect(Collectors.joining(", "));
        LoadedColumns columns = new LoadedColumns(target.columns(), execution.session());
        CsvSource source = new CsvSource(file, columns.inFile(), format);
        String insert =
            "insert into %s (%s) select %s from %s"
                .formatted(target.table().sql(), names, columns.selected(), source.sql());
        return execution.run(
            insert,
            Statement::getUpdateCount,
            cause ->
                CsvSource.problem(cause)
                    .map(problem -> LoadErrors.of(problem, key, target.table())));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw SnowflakeError.stageFailure(failure);
    }
  }

  private Path fetched(String bucket, String key, StatementExecution execution) throws IOException {
    try (InputStream object = opened(bucket, key)) {
      Path file = StageUnload.temporary(execution);
      try {
        Files.copy(object, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
      } catch (Throwable failure) {
        Files.deleteIfExists(file);
        throw failure;
      }
    }
  }

  private InputStream opened(String bucket, String key) {
    try {
      return buckets.read(bucket, key);
    } catch (IOException failure) {
      throw new SnowflakeError(
          100016,
          "22000",
          "Remote file 's3://%s/%s' was not found or cannot be read. Cause: [%s]"
              .formatted(bucket, key, SnowflakeError.reason(failure)));
    }
  }
}
