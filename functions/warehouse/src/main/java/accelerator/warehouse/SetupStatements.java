package accelerator.warehouse;

import accelerator.core.StatementFailed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The statements of `sql/snowflake` that set up what runs need.
///
/// @param login whose role runs them
record SetupStatements(Warehouse warehouse, WarehouseSettings.Login login) {

  /// Snowflake's code when it cannot assume the role in AWS.
  static final int NOT_TRUSTED = 3167;

  private static final int NOT_PRIVILEGED = 3001;

  /// Runs one.
  ///
  /// @param file its name without folder and ending
  /// @param names what may fill its places, besides `${role}` and `${schema}`
  /// @param grant the file of the statement that grants what it needs
  /// @throws StatementFailed that shows the grant, where its privilege is missing
  List<ResultRow> run(String file, Map<String, SqlFragment> names, String grant) {
    try {
      return warehouse.query(bound(file, names), "setup/" + file);
    } catch (StatementFailed failure) {
      if (failure.code() != NOT_PRIVILEGED) {
        throw failure;
      }
      throw new StatementFailed(
          "%s: role %s lacks a privilege. Grant it with: %s; Snowflake said: %s"
              .formatted(file, login.role(), bound(grant, names).code(), failure.getMessage()),
          failure.code());
    }
  }

  /// The row of a `show` that has exactly a name: its pattern finds others too.
  static List<ResultRow> named(List<ResultRow> rows, String name) {
    return rows.stream().filter(row -> row.is("name", name)).toList();
  }

  private BoundScript bound(String file, Map<String, SqlFragment> names) {
    Script script = Script.load("sql/snowflake/%s.sql".formatted(file));
    Map<String, SqlFragment> filling = new HashMap<>(names);
    filling.put("role", SqlFragment.identifier(login.role()));
    filling.put("schema", SqlFragment.schema(login.database(), login.schema()));
    filling.keySet().retainAll(script.names());
    return script.bind(filling, Map.of());
  }
}
