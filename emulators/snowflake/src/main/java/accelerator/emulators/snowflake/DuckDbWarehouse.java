package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.EmulatorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// The DuckDB behind the protocol: one database of the settings' name in a temporary folder, gone
/// when closed, and Snowflake's functions as macros. Tables made here directly are seen through the
/// driver if their names and columns are upper case; a lower-case letter of a quoted name has a
/// mark before it here.
public final class DuckDbWarehouse implements AutoCloseable {
  private static final List<String> SCRIPTS =
      List.of("conversions.sql", "functions.sql", "snowflake.sql");

  private final DuckDBConnection root;
  private final TemporaryFolder folder;
  private final SnowflakeSettings settings;
  private final AtomicInteger databases = new AtomicInteger(1);

  private DuckDbWarehouse(
      DuckDBConnection root, TemporaryFolder folder, SnowflakeSettings settings) {
    this.root = root;
    this.folder = folder;
    this.settings = settings;
  }

  /// @throws EmulatorException if there is no temporary folder, or DuckDB does not start
  static DuckDbWarehouse open(SnowflakeSettings settings) {
    TemporaryFolder folder = TemporaryFolder.create();
    try {
      DuckDBConnection root =
          // Asked itself: the DriverManager would load every driver there is.
          new DuckDBDriver()
              .connect("jdbc:duckdb:", new Properties())
              .unwrap(DuckDBConnection.class);
      return prepared(new DuckDbWarehouse(root, folder, settings));
    } catch (SQLException failure) {
      folder.close();
      throw new EmulatorException("DuckDB does not start: " + failure.getMessage(), failure);
    }
  }

  private static DuckDbWarehouse prepared(DuckDbWarehouse warehouse) throws SQLException {
    try {
      warehouse.prepare();
      return warehouse;
    } catch (SQLException | RuntimeException failure) {
      warehouse.root.close();
      throw failure;
    }
  }

  private void prepare() throws SQLException {
    run(root, "set autoinstall_known_extensions = false");
    run(root, "set global default_null_order = 'nulls_last_on_asc_first_on_desc'");
    run(root, "set autoload_known_extensions = false");
    run(root, "set memory_limit = " + SqlToken.string(settings.limits().memory(), 0).sql());
    run(root, "set threads = " + settings.limits().threads());
    run(root, "set temp_directory = " + text(folder.path().resolve("spill")));
    TextFunctions.register(root);
    for (String script : SCRIPTS) {
      for (String statement : resource(script).split(";\n", -1)) {
        if (!statement.isBlank()) {
          run(root, statement);
        }
      }
    }
    createDatabase(settings.database());
    run(root, "create schema if not exists " + schemaSql(settings.database(), settings.schema()));
  }

  /// A new connection whose current database and schema are the settings'. Close it.
  public Connection duckDb() {
    return connect(Optional.of(settings.database()), Optional.of(settings.schema()));
  }

  /// A new connection in a database and schema. Without them, only full names are found.
  Connection connect(Optional<String> database, Optional<String> schema) {
    try {
      Connection connection = root.duplicate();
      ScannedRows.observe(connection);
      run(connection, "set variable owner = " + SqlToken.string(settings.role(), 0).sql());
      use(connection, database, schema);
      return connection;
    } catch (SQLException failure) {
      throw new IllegalStateException("DuckDB gives no connection", failure);
    }
  }

  void use(Connection connection, Optional<String> database, Optional<String> schema)
      throws SQLException {
    String path =
        database.isPresent() && schema.isPresent()
            ? schemaSql(database.get(), schema.get()) + ",memory.main"
            : "memory.main";
    run(connection, "set search_path = " + SqlToken.string(path, 0).sql());
  }

  /// Its file has a number, so that no name leads out of the folder.
  void createDatabase(String database) throws SQLException {
    String number = String.format(Locale.ROOT, "database-%d.duckdb", databases.getAndIncrement());
    Path file = folder.path().resolve(number);
    run(root, "attach %s as %s".formatted(text(file), SqlToken.quoted(database, 0).sql()));
    run(root, "create schema if not exists " + schemaSql(database, "PUBLIC"));
  }

  boolean hasDatabase(String database) {
    return count(
            "select count(*) from duckdb_databases() where database_name = ?",
            DuckDbName.of(database))
        > 0;
  }

  boolean hasSchema(String database, String schema) {
    return count(
            "select count(*) from duckdb_schemas() where database_name = ?"
                + " and lower(schema_name) = lower(?)",
            DuckDbName.of(database),
            DuckDbName.of(schema))
        > 0;
  }

  boolean hasTable(ObjectName name) {
    return count(
            "select count(*) from information_schema_tables"
                + " where TABLE_CATALOG = ? and TABLE_SCHEMA = ? and TABLE_NAME = ?",
            name.parts().toArray(String[]::new))
        > 0;
  }

  /// Whether a table or view has a `timestamp_tz`.
  boolean hasZonedColumn() {
    return count("select count(*) from duckdb_columns() where data_type like 'STRUCT(sf_utc %'")
        > 0;
  }

  /// A table's columns in order, with DuckDB's types; empty if there is no such table.
  List<TableColumn> columns(ObjectName table) {
    List<TableColumn> columns = new ArrayList<>();
    String sql =
        "select column_name, data_type, is_nullable from duckdb_columns() where database_name = ?"
            + " and schema_name = ? and table_name = ? order by column_index";
    try (Connection connection = connect(Optional.empty(), Optional.empty());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, table.parts().stream().map(DuckDbName::of).toArray(String[]::new));
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        String name = DuckDbName.written(rows.getString(1));
        columns.add(new TableColumn(name, rows.getString(2), rows.getBoolean(3)));
      }
      return columns;
    } catch (SQLException failure) {
      throw new IllegalStateException("no columns of " + table.dotted(), failure);
    }
  }

  /// A table's or view's columns in order, each with its type as `describe table` names it.
  ///
  /// @param name with the names of database and schema, in upper case
  public Map<String, String> described(String name) {
    Map<String, String> types = new LinkedHashMap<>();
    columns(new ObjectName(List.of(name.split("\\.", -1))))
        .forEach(column -> types.put(column.name(), TableListing.snowflakeType(column.type())));
    return types;
  }

  /// A column of a table.
  ///
  /// @param type DuckDB's name of its type, such as `DECIMAL(10,2)`
  record TableColumn(String name, String type, boolean isNullable) {}

  /// A folder for files in passing, in the same place as the database.
  Path folder() {
    return folder.path();
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String text(Path path) {
    return SqlToken.string(path.toString(), 0).sql();
  }

  /// Closes DuckDB and deletes its files.
  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException failure) {
      throw new EmulatorException("DuckDB does not close: " + failure.getMessage(), failure);
    } finally {
      folder.close();
    }
  }

  private long count(String sql, String... values) {
    try (Connection connection = connect(Optional.empty(), Optional.empty());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      ResultSet rows = statement.executeQuery();
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  private static void bind(PreparedStatement statement, String... values) throws SQLException {
    for (int index = 0; index < values.length; index++) {
      statement.setString(index + 1, values[index]);
    }
  }

  private static String schemaSql(String database, String schema) {
    return new ObjectName(List.of(database, schema)).sql();
  }

  private static String resource(String name) {
    try (InputStream file =
        Objects.requireNonNull(DuckDbWarehouse.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(name, failure);
    }
  }
}
