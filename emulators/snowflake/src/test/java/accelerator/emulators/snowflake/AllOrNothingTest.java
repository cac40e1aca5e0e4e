package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.resultset.SnowflakeResultSet;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A statement that fails midway has done nothing, and the session goes on.
class AllOrNothingTest {
  private static final String LOAD =
      "copy into t from @files/two/ files = ('1.csv', '%s') file_format = (type = csv) force = true";
  private static TestServer server;
  private Connection connection;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
    server.server.run(
        "create storage integration lake type = external_stage storage_provider = 'S3'"
            + " storage_aws_role_arn = 'arn:aws:iam::000000000000:role/lake' enabled = true"
            + " storage_allowed_locations = ('s3://bucket/')");
    server.server.run("create stage files url = 's3://bucket/' storage_integration = lake");
    Path folder = Files.createDirectories(server.buckets.resolve("bucket/two"));
    Files.writeString(folder.resolve("1.csv"), "1\n");
    Files.writeString(folder.resolve("2.csv"), "x\n");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = server.connect();
    TestServer.run(connection, "create or replace table t (id number not null)");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  private void assertEmptyAndUsable() throws SQLException {
    assertThat(TestServer.rows(connection, "select count(*) from t")).containsExactly(List.of("0"));
    TestServer.run(connection, "insert into t values (9)");
    assertThat(server.rows("select id from t")).containsExactly(List.of("9"));
  }

  private void insertBatchWithANull() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("insert into t values (?)")) {
      statement.setInt(1, 1);
      statement.addBatch();
      statement.setNull(1, Types.INTEGER);
      statement.addBatch();
      assertThatThrownBy(statement::executeBatch).hasMessageContaining("NULL result");
    }
  }

  @Test
  void insertsNoneOfABatchWithABadRow() throws SQLException {
    insertBatchWithANull();
    assertEmptyAndUsable();
  }

  @Test
  void loadsNoneOfTwoFilesWhenOneIsBadOrMissing() throws SQLException {
    for (String other : List.of("2.csv", "3.csv")) {
      assertThatThrownBy(() -> TestServer.run(connection, LOAD.formatted(other)))
          .isInstanceOf(SQLException.class);
    }
    assertEmptyAndUsable();
  }

  @Test
  void loadsNoneOfTwoFilesInTheBackgroundOfAnOpenTransaction() throws SQLException {
    TestServer.run(connection, "begin");
    try (Statement statement = connection.createStatement()) {
      String id =
          statement
              .unwrap(SnowflakeStatement.class)
              .executeAsyncQuery(LOAD.formatted("3.csv"))
              .unwrap(SnowflakeResultSet.class)
              .getQueryID();
      assertThatThrownBy(
              () -> connection.unwrap(SnowflakeConnection.class).createResultSet(id).next())
          .hasMessageContaining("was not found");
    }
    TestServer.run(connection, "rollback");
    assertEmptyAndUsable();
  }

  @Test
  void undoesTheTransactionOfAFailedStatementAndSaysSoAtItsCommit() throws SQLException {
    TestServer.run(connection, "begin", "insert into t values (1)");
    assertThatThrownBy(() -> TestServer.run(connection, LOAD.formatted("3.csv")))
        .hasMessageContaining("was not found");
    assertThat(TestServer.rows(connection, "select count(*) from t")).containsExactly(List.of("0"));
    TestServer.run(connection, "insert into t values (2)");
    assertThatThrownBy(() -> TestServer.run(connection, "commit"))
        .hasMessageContaining("The transaction was rolled back here")
        .hasMessageContaining("was not found");
    assertEmptyAndUsable();
  }

  @Test
  void goesOnAfterARollbackWithoutAutocommit() throws SQLException {
    connection.setAutoCommit(false);
    insertBatchWithANull();
    connection.rollback();
    TestServer.run(connection, "insert into t values (3)");
    connection.commit();
    assertThat(server.rows("select id from t")).containsExactly(List.of("3"));
  }

  @Test
  void keepsATransactionWhoseBadStatementNeverBegan() throws SQLException {
    TestServer.run(connection, "begin", "insert into t values (4)");
    assertThatThrownBy(() -> TestServer.run(connection, "select (1"))
        .hasMessageContaining("unexpected '<EOF>'");
    TestServer.run(connection, "commit");
    assertThat(server.rows("select id from t")).containsExactly(List.of("4"));
  }
}
