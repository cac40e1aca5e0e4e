package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.EmulatorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Loads source tables from a folder: every `<table>.csv` and `<table>.csv.gz` becomes the table of
/// that name, in the place of any before it. A table has the columns of its file's header; empty
/// fields are null.
public final class CsvFolderLoader {
  private static final Pattern FILE = Pattern.compile("([A-Za-z_][A-Za-z0-9_$]*)\\.csv(\\.gz)?");
  private static final CsvFormat FORMAT =
      CsvFormat.of(
          StatementOptions.read(
              new SqlTokenCursor(
                  "",
                  SqlTokenizer.tokens(
                      "skip_header = 1 field_optionally_enclosed_by = '\"' null_if = ('')"))));

  private final DuckDbWarehouse warehouse;
  private final Map<String, String> definitions;

  /// @param definitions `create table` statements in Snowflake's dialect by table name, for the
  ///   columns' types; a column that is in none of them is text
  public CsvFolderLoader(DuckDbWarehouse warehouse, Map<String, String> definitions) {
    this.warehouse = warehouse;
    Map<String, String> folded = new HashMap<>();
    definitions.forEach((name, text) -> folded.put(upper(name), text));
    this.definitions = Map.copyOf(folded);
  }

  /// Loads a folder into the warehouse's own database and schema.
  ///
  /// @return how many rows each table got, by its name in upper case
  /// @throws EmulatorException naming file, line, column and value, if a value does not fit its
  ///   column
  /// @throws UncheckedIOException if a file cannot be read
  public Map<String, Long> load(Path folder) {
    Map<String, Long> rows = new TreeMap<>();
    for (Path file : files(folder)) {
      Matcher name = FILE.matcher(file.getFileName().toString());
      if (name.matches() && rows.put(upper(name.group(1)), load(file, name.group(1))) != null) {
        throw new EmulatorException(
            "table %s has two files in %s".formatted(name.group(1), folder));
      }
    }
    return rows;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private long load(Path file, String table) {
    Map<String, String> types = types(definitions.getOrDefault(upper(table), ""));
    List<DuckDbWarehouse.TableColumn> columns =
        header(file).stream()
            .map(
                name ->
                    new DuckDbWarehouse.TableColumn(
                        name, types.getOrDefault(name, "VARCHAR"), true))
            .toList();
    try (Connection connection = warehouse.duckDb();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
          "create or replace table %s as select * from %s"
              .formatted(
                  SqlToken.quoted(upper(table), 0).sql(),
                  new CsvSource(file, columns, FORMAT).sql()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw problem(file, columns, failure);
    }
  }

  private static EmulatorException problem(
      Path file, List<DuckDbWarehouse.TableColumn> columns, SQLException cause) {
    return CsvSource.problem(cause)
        .map(
            problem ->
                switch (problem) {
                  case CsvSource.Problem.Value value ->
                      new EmulatorException(
                          String.format(
                              Locale.ROOT,
                              "%s line %d column %s: '%s' is not a %s",
                              file.getFileName(),
                              value.line(),
                              value.column(),
                              value.value(),
                              type(columns, value.column())));
                  case CsvSource.Problem.Width width ->
                      new EmulatorException(
                          String.format(
                              Locale.ROOT,
                              "%s line %d has %d columns, the header has %d",
                              file.getFileName(),
                              width.line(),
                              width.found(),
                              width.expected()));
                })
        .orElseGet(
            () ->
                new EmulatorException("%s: %s".formatted(file.getFileName(), cause.getMessage())));
  }

  private static String type(List<DuckDbWarehouse.TableColumn> columns, String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .map(DuckDbWarehouse.TableColumn::type)
        .findFirst()
        .orElseThrow();
  }

  /// The columns' names of a file, in upper case.
  private static List<String> header(Path file) {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      if (line == null || line.isBlank()) {
        throw new EmulatorException("%s has no header".formatted(file.getFileName()));
      }
      List<String> names =
          Stream.of(line.replace("\uFEFF", "").split(",", -1))
              .map(name -> upper(name.strip().replace("\"", "")))
              .toList();
      if (names.contains("") || new HashSet<>(names).size() < names.size()) {
        throw new EmulatorException(
            "%s line 1: column names must be there and differ, were %s"
                .formatted(file.getFileName(), names));
      }
      return names;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The columns' types in DuckDB's words, by name.
  private static Map<String, String> types(String definition) {
    Map<String, String> types = new HashMap<>();
    List<SqlToken> tokens = SqlTokenizer.tokens(definition);
    int open = 0;
    while (open < tokens.size() && !tokens.get(open).is("(")) {
      open++;
    }
    if (open == tokens.size()) {
      return types;
    }
    for (List<SqlToken> column :
        SqlCall.split(tokens.subList(open + 1, SqlCall.closing(tokens, open)))) {
      List<SqlToken> type = new ArrayList<>(column.subList(1, column.size()));
      if (!type.isEmpty()) {
        types.put(column.getFirst().name(), TypeNames.type(type, "TIMESTAMP_NTZ").type().duckDb());
      }
    }
    return types;
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
