package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that Snowflake allows, however odd, are names and nothing else.
class NamesTest {
  private static TestServer server;
  private Connection connection;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    server.server.run(
        "create storage integration lake type = external_stage storage_provider = 'S3'"
            + " storage_aws_role_arn = 'arn:aws:iam::000000000000:role/lake' enabled = true"
            + " storage_allowed_locations = ('s3://bucket/')");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = server.connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(
      strings = {
        "../../x",
        "/etc/x",
        "a.b",
        "a/b",
        "a\\b",
        "a'b",
        "a\"b",
        "a,b;c",
        "Mixed Case",
        "ü 😀",
        " ",
        "@~%$",
        "--",
        "...............................................................................x"
      })
  void staysInsideAndIsFoundAgain(String name) throws SQLException, IOException {
    String quoted = '"' + name.replace("\"", "\"\"") + '"';
    String full = "%1$s.%1$s.%1$s".formatted(quoted);
    TestServer.run(
        connection,
        "create database " + quoted,
        "create schema %1$s.%1$s".formatted(quoted),
        "create table %s (%s number)".formatted(full, quoted),
        "insert into %s (%s) values (7)".formatted(full, quoted),
        "create stage %s url = 's3://bucket/names/' storage_integration = lake".formatted(full),
        "create file format %s type = csv compression = none".formatted(full),
        "copy into @%s/ from %1$s file_format = (format_name = %1$s) overwrite = true"
            .formatted(full),
        "use schema %1$s.%1$s".formatted(quoted),
        "copy into %1$s from @%1$s/ file_format = (type = csv) force = true".formatted(quoted));

    assertThat(
            TestServer.rows(
                connection,
                "select %1$s, current_database(), current_schema() from %1$s".formatted(quoted)))
        .containsExactly(List.of("7", name, name), List.of("7", name, name));
    assertThat(
            TestServer.rows(
                connection,
                "select column_name, table_name, table_schema from information_schema.columns"))
        .containsExactly(List.of(name, name, name));
    assertThat(files(Path.of("")))
        .as("nothing is made in the working folder")
        .noneMatch(file -> file.endsWith(".duckdb"));
    try (Stream<Path> all = Files.walk(server.server.warehouse().folder())) {
      assertThat(all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .allMatch(file -> file.startsWith("database-"));
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
      return files.map(Path::toString).toList();
    }
  }

  @Test
  void keepsTwoThingsApartThatDifferByCaseOnly() throws SQLException {
    TestServer.run(
        connection,
        "create database shop",
        "create database \"Shop\"",
        "create schema shop.front",
        "create schema shop.\"front\"",
        "create table shop.front.t as select 'upper' as c",
        "create table shop.front.\"t\" as select 'lower' as c, 1 as \"c\"",
        "create table \"Shop\".public.t as select 'other' as c");

    assertThat(
            TestServer.rows(
                connection,
                "select a.c, b.c, b.\"c\", d.c from shop.front.t a, shop.front.\"t\" b,"
                    + " \"Shop\".public.t d"))
        .containsExactly(List.of("upper", "lower", "1", "other"));
    assertThat(TestServer.rows(connection, "show schemas like 'front' in database shop"))
        .extracting(List::getFirst)
        .containsExactlyInAnyOrder("FRONT", "front");
    assertThatThrownBy(() -> TestServer.rows(connection, "select * from shop.public.t"))
        .hasMessageContaining("does not exist or not authorized");
    assertThatThrownBy(() -> TestServer.run(connection, "create database \"Shop\""))
        .hasMessageContaining("Object 'Shop' already exists");
    assertThatThrownBy(() -> TestServer.rows(connection, "select C from shop.front.\"T2\""))
        .hasMessageContaining("Object 'SHOP.FRONT.T2' does not exist");
  }

  @Test
  void logsInToADatabaseInQuotes() throws SQLException {
    TestServer.run(connection, "create database if not exists \"exact\"");
    Properties properties = server.properties();
    properties.put("db", "\"exact\"");
    properties.put("schema", "public");
    try (Connection other = server.connect(properties)) {
      assertThat(TestServer.rows(other, "select current_database(), current_schema()"))
          .containsExactly(List.of("exact", "PUBLIC"));
    }
  }

  @Test
  void takesTwoHundredAndFiftyFiveCharactersAndNoControlCharacter() throws SQLException {
    TestServer.run(connection, "create database \"%s\"".formatted("x".repeat(255)));
    assertThatThrownBy(
            () -> TestServer.run(connection, "create database \"%s\"".formatted("x".repeat(256))))
        .hasMessageContaining("exceeds maximum length limit of 255 characters");
    for (String name : List.of("a\0b", "a\nb", "\u007f")) {
      assertThatThrownBy(() -> TestServer.run(connection, "select 1 as \"%s\"".formatted(name)))
          .hasMessageContaining("syntax error line 1 at position 12");
    }
  }

  @Test
  void forgetsStagesAndFormatsOfADroppedSchema() throws SQLException {
    TestServer.run(
        connection,
        "create schema brief",
        "create stage brief.files url = 's3://bucket/' storage_integration = lake",
        "create file format brief.plain type = csv",
        "drop schema brief",
        "create schema brief");
    assertThatThrownBy(() -> TestServer.run(connection, "desc stage brief.files"))
        .hasMessageContaining("Stage 'BRIEF.FILES' does not exist");
    assertThatThrownBy(() -> TestServer.run(connection, "drop file format brief.plain"))
        .hasMessageContaining("File format 'PLAIN' does not exist");
  }
}
