package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What an administrator may do and a service user may not.
class AdministrationTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void onlyAnAdministratorMayGrantOrMakeUsers() throws SQLException {
    try (Connection connection = server.connect()) {
      for (String statement :
          List.of(
              "grant create stage on schema derived to role loading",
              "create user if not exists friend type = service")) {
        assertThatThrownBy(() -> TestServer.run(connection, statement))
            .hasMessageContaining("Insufficient privileges to operate on account 'ACME'")
            .extracting(error -> ((SQLException) error).getErrorCode())
            .isEqualTo(3001);
      }
    }
  }

  @Test
  void aGrantMustNameWhatIsThereAndWhatIsKnown() {
    assertThatThrownBy(() -> server.server.run("grant usage on stage nowhere to role loading"))
        .hasMessageContaining("STAGE 'NOWHERE' does not exist");
    assertThatThrownBy(() -> server.server.run("grant role loading to user nobody"))
        .hasMessageContaining("User 'NOBODY' does not exist");
    assertThatThrownBy(() -> server.server.run("grant fun on account to role loading"))
        .hasMessageContaining("Unsupported feature 'GRANT FUN'");
  }

  @Test
  void aPrivilegeThatIsTakenAwayIsMissedUntilItIsGranted() throws SQLException {
    server.server.withhold("create table");
    try (Connection connection = server.connect()) {
      assertThatThrownBy(() -> TestServer.run(connection, "create table lost as select 1 as id"))
          .hasMessageContaining("Insufficient privileges to operate on schema 'DERIVED'")
          .extracting(error -> ((SQLException) error).getErrorCode())
          .isEqualTo(3001);

      server.server.run("grant create table on schema derived to role loading");

      TestServer.run(connection, "create table found as select 1 as id");
    }
  }
}
