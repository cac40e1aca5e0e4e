package accelerator.emulators.snowflake.stranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.snowflake.SnowflakeError;
import accelerator.emulators.snowflake.junit.SnowflakeExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/// As somebody uses it who knows the public parts alone: one server for all tests of a class.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedSnowflakeTest {
  @RegisterExtension static final SnowflakeExtension SNOWFLAKE = new SnowflakeExtension();

  @Test
  @Order(1)
  void answersTheRealDriver() throws SQLException {
    try (Connection connection = SNOWFLAKE.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table orders as select 1 as id, 'mug' as item");
      try (ResultSet rows = statement.executeQuery("select item from orders where id = 1")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("ITEM")).isEqualTo("mug");
      }
    }
  }

  @Test
  @Order(2)
  void unloadsIntoAFolder() throws SQLException {
    Path lake = SNOWFLAKE.bucket("lake");
    SNOWFLAKE.run(
        "create storage integration lake type = external_stage storage_provider = 'S3'"
            + " storage_aws_role_arn = 'arn:aws:iam::000000000000:role/lake' enabled = true"
            + " storage_allowed_locations = ('s3://lake/')");
    SNOWFLAKE.run("create stage files url = 's3://lake/' storage_integration = lake");
    try (Connection connection = SNOWFLAKE.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy into @files/out.csv from orders file_format = (type = csv compression = none)"
              + " single = true");
    }
    assertThat(lake.resolve("out.csv")).content().isEqualTo("1,mug\n");
  }

  @Test
  @Order(3)
  void tellsItsErrorsApart() {
    assertThatThrownBy(() -> SNOWFLAKE.run("select * from nowhere"))
        .isInstanceOfSatisfying(
            SnowflakeError.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(2003);
              assertThat(failure.sqlState()).isEqualTo("42S02");
            });
  }
}
