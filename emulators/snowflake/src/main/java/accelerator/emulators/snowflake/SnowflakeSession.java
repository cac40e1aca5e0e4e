package accelerator.emulators.snowflake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// A log-in's state on the server: what it uses, its parameters, its connection.
final class SnowflakeSession {
  private final long id;
  private final String account;
  private final String user;
  private final DuckDbWarehouse duckDb;
  private final Connection connection;
  private final Map<String, String> defaults;
  private final Map<String, String> parameters;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile String role;
  private volatile boolean inTransaction;
  private volatile Optional<String> brokenBy = Optional.empty();
  private volatile Optional<String> database;
  private volatile Optional<String> schema;
  private volatile Optional<String> warehouse;
  private volatile Optional<String> lastQueryId = Optional.empty();

  SnowflakeSession(long id, String account, String user, Start start, DuckDbWarehouse duckDb) {
    this.id = id;
    this.account = account;
    this.user = user;
    this.role = start.role();
    this.database = start.database();
    this.schema = start.schema();
    this.warehouse = start.warehouse();
    this.duckDb = duckDb;
    this.defaults = SessionParameters.defaults(start.parameters());
    this.parameters = new ConcurrentHashMap<>(defaults);
    this.connection = connect();
  }

  /// A new connection where this session stands, with its parameters. Close it.
  Connection connect() {
    Connection fresh = duckDb.connect(database, schema);
    parameters.forEach((name, value) -> SessionParameters.tell(fresh, name, value));
    return fresh;
  }

  /// What a session uses when it begins.
  ///
  /// @param parameters the account's own
  record Start(
      String role,
      Optional<String> database,
      Optional<String> schema,
      Optional<String> warehouse,
      Map<String, String> parameters) {}

  long id() {
    return id;
  }

  String account() {
    return account;
  }

  String user() {
    return user;
  }

  String role() {
    return role;
  }

  Optional<String> findDatabase() {
    return database;
  }

  Optional<String> findSchema() {
    return schema;
  }

  Optional<String> findWarehouse() {
    return warehouse;
  }

  Optional<String> lastQueryId() {
    return lastQueryId;
  }

  void lastQueryId(String queryId) {
    lastQueryId = Optional.of(queryId);
  }

  /// @throws SnowflakeError if it uses none
  String database() {
    return database.orElseThrow(() -> withoutCurrent("database", "USE DATABASE"));
  }

  /// @throws SnowflakeError if it uses none
  String schema() {
    return schema.orElseThrow(() -> withoutCurrent("schema", "USE SCHEMA"));
  }

  private static SnowflakeError withoutCurrent(String kind, String remedy) {
    return new SnowflakeError(
        90105,
        "22000",
        "Cannot perform operation. This session does not have a current %s. Call '%s', or use a qualified name."
            .formatted(kind, remedy));
  }

  /// @throws SnowflakeError if it uses none
  void requireWarehouse() {
    if (warehouse.isEmpty()) {
      throw new SnowflakeError(
          606,
          "57P03",
          "No active warehouse selected in the current session.  Select an active warehouse with"
              + " the 'use warehouse' command.");
    }
  }

  void use(String newDatabase, Optional<String> newSchema) throws SQLException {
    database = Optional.of(newDatabase);
    schema = newSchema;
    duckDb.use(connection, database, schema);
  }

  void useRole(String name) {
    role = name;
  }

  void useWarehouse(String name) {
    warehouse = Optional.of(name);
  }

  /// A session parameter's value; empty text when neither set nor known.
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  void parameter(String name, String value) {
    parameters.put(name, value);
    SessionParameters.tell(connection, name, value);
  }

  /// Gives a session parameter the account's value back.
  void resetParameter(String name) {
    parameter(name, defaults.getOrDefault(name, ""));
  }

  /// Every parameter that has a value.
  Map<String, String> parameters() {
    return Map.copyOf(parameters);
  }

  boolean isAutocommit() {
    return !parameter("AUTOCOMMIT").equalsIgnoreCase("FALSE");
  }

  /// Whether a transaction was begun on its connection and not yet ended.
  boolean inTransaction() {
    return inTransaction;
  }

  void inTransaction(boolean isOpen) {
    inTransaction = isOpen;
    brokenBy = Optional.empty();
  }

  /// Remembers that a statement has failed in the transaction, and that all of it was undone.
  void breakTransaction(String failure) {
    brokenBy = Optional.of(failure);
  }

  /// What the statement said that failed in the transaction, if one did.
  Optional<String> brokenBy() {
    return brokenBy;
  }

  /// Statements that are not asynchronous run one after the other on this connection, under the
  /// lock.
  Connection connection() {
    return connection;
  }

  ReentrantLock lock() {
    return lock;
  }

  /// Waits for the statement that runs, if one does, and closes the connection.
  void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "session %d does not close", id), failure);
    } finally {
      lock.unlock();
    }
  }
}
