package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.Buckets;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of one unload: written here first, stored under Snowflake's names at the end. If that
/// fails, what is already stored is deleted again.
final class UnloadFiles implements AutoCloseable {
  private static final int PARTS = 2;
  private static final long DEFAULT_MAXIMUM = 16_777_216;
  private static final long LARGEST_MAXIMUM = 5_368_709_120L;

  private final Naming naming;
  private final CsvFormat format;
  private final boolean hasHeader;
  private final long maximumBytes;
  private final StatementExecution execution;
  private final Buckets buckets;
  private final Map<String, CsvExport> finished = new LinkedHashMap<>();
  private final @Nullable CsvExport[] open = new CsvExport[PARTS];
  private final int[] sequence = new int[PARTS];
  private int page;

  private UnloadFiles(
      Naming naming,
      StatementOptions options,
      CsvFormat format,
      StatementExecution execution,
      Buckets buckets) {
    this.naming = naming;
    this.format = format;
    this.hasHeader = options.flag("HEADER", false);
    this.maximumBytes = options.number("MAX_FILE_SIZE", DEFAULT_MAXIMUM);
    this.execution = execution;
    this.buckets = buckets;
    if (maximumBytes < 1 || maximumBytes > LARGEST_MAXIMUM) {
      throw SnowflakeError.invalidValue(Long.toString(maximumBytes), "MAX_FILE_SIZE");
    }
  }

  static UnloadFiles of(
      StageLocation location,
      StatementOptions options,
      CsvFormat format,
      StatementExecution execution,
      Buckets buckets) {
    boolean isSingle = options.flag("SINGLE", false);
    boolean isOverwriting = options.flag("OVERWRITE", false);
    boolean hasQueryId = options.flag("INCLUDE_QUERY_ID", false);
    if (hasQueryId && (isSingle || isOverwriting)) {
      throw SnowflakeError.unsupported(
          "INCLUDE_QUERY_ID = TRUE with SINGLE = TRUE or OVERWRITE = TRUE");
    }
    Naming naming =
        new Naming(
            location, isSingle, isOverwriting, hasQueryId ? "_" + execution.query().id() : "");
    return new UnloadFiles(naming, options, format, execution, buckets);
  }

  /// How files are called: exactly as the path if there shall be one only, else the path and
  /// `data`, the query's id if wanted, and three numbers.
  private record Naming(
      StageLocation location, boolean isSingle, boolean isOverwriting, String queryId) {
    String key(int part, int sequence) {
      boolean isFolder = location.key().isEmpty() || location.key().endsWith("/");
      String base = location.key() + (isFolder ? "data" : "");
      return isSingle
          ? base
          : String.format(Locale.ROOT, "%s%s_0_%d_%d.csv", base, queryId, part, sequence);
    }
  }

  /// A file on the stage.
  ///
  /// @param name the last part of its key
  record Written(String name, long bytes, long rows) {}

  /// Writes one page of rows; pages take turns between the parts.
  void write(List<ResultColumn> columns, List<List<@Nullable Object>> rows) throws IOException {
    int part = naming.isSingle() ? 0 : page++ % PARTS;
    for (List<@Nullable Object> row : rows) {
      CsvExport writer = writer(part, columns);
      writer.row(row);
      if (writer.bytes() >= maximumBytes) {
        finish(part);
      }
    }
  }

  private CsvExport writer(int part, List<ResultColumn> columns) throws IOException {
    CsvExport writer = open[part];
    if (writer != null) {
      return writer;
    }
    if (naming.isSingle() && sequence[part] > 0) {
      throw new SnowflakeError(
          100077,
          "54000",
          String.format(
              Locale.ROOT,
              "Max file size (%d) exceeded for unload single file mode. Please increase MAX_FILE_SIZE copy option.",
              maximumBytes));
    }
    CsvExport fresh = new CsvExport(StageUnload.temporary(execution), format, columns);
    if (hasHeader) {
      fresh.header();
    }
    open[part] = fresh;
    return fresh;
  }

  private void finish(int part) throws IOException {
    CsvExport writer = open[part];
    if (writer != null) {
      writer.close();
      finished.put(naming.key(part, sequence[part]++), writer);
      open[part] = null;
    }
  }

  /// Puts every file on the stage.
  List<Written> store() throws IOException {
    for (int part = 0; part < PARTS; part++) {
      finish(part);
    }
    String bucket = naming.location().bucket();
    refuseExisting(bucket);
    List<Written> written = new ArrayList<>();
    for (Map.Entry<String, CsvExport> entry : finished.entrySet()) {
      String key = entry.getKey();
      try {
        buckets.write(bucket, key, entry.getValue().file());
      } catch (Throwable failure) {
        deleteAll(bucket, List.copyOf(finished.keySet()).subList(0, written.size()), failure);
        throw failure;
      }
      CsvExport file = entry.getValue();
      written.add(new Written(key.substring(key.lastIndexOf('/') + 1), file.bytes(), file.rows()));
    }
    return written;
  }

  private void deleteAll(String bucket, List<String> keys, Throwable failure) {
    for (String key : keys) {
      try {
        buckets.delete(bucket, key);
      } catch (IOException second) {
        failure.addSuppressed(second);
      }
    }
  }

  private void refuseExisting(String bucket) throws IOException {
    if (naming.isOverwriting() || !naming.queryId().isEmpty()) {
      return;
    }
    for (Buckets.StoredObject object : buckets.list(bucket, naming.location().key())) {
      if (finished.containsKey(object.key())) {
        throw new SnowflakeError(
            1030,
            "22000",
            "Files already existing at the unload destination: %s. Use overwrite option to force unloading."
                .formatted(naming.location().url()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (CsvExport writer : open) {
      if (writer != null) {
        writer.close();
        Files.deleteIfExists(writer.file());
      }
    }
    for (CsvExport writer : finished.values()) {
      Files.deleteIfExists(writer.file());
    }
  }
}
