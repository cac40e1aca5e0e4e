package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every expression of `dialect-cases.txt` has the answer that Snowflake's documentation gives it,
/// and every statement of `dialect-statements.txt` the rows; those of `dialect-refusals.txt` are
/// refused.
class DialectCasesTest {
  private static final String ERROR = "error: ";
  private static TestServer server;
  private static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    server = TestServer.start();
    connection = server.connect();
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    connection.close();
    server.close();
  }

  static Stream<Arguments> cases() throws IOException {
    return pairs("dialect-cases.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void answersAsDocumented(String expression, String expected) throws SQLException {
    String sql = "select " + expression + " as answer";
    if (expected.startsWith(ERROR)) {
      assertThatThrownBy(() -> TestServer.rows(connection, sql))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(expected.substring(ERROR.length()));
    } else {
      assertThat(TestServer.rows(connection, sql)).containsExactly(List.of(expected));
    }
  }

  static Stream<Arguments> statements() throws IOException {
    return pairs("dialect-statements.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void answersWholeStatementsAsDocumented(String sql, String expected) throws SQLException {
    assertThat(TestServer.rows(connection, sql).stream().map(row -> String.join(",", row)))
        .isEqualTo(List.of(expected.split(" ; ", -1)));
  }

  static Stream<Arguments> refusals() throws IOException {
    return pairs("dialect-refusals.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void refusesByName(String sql, String words) {
    assertThatThrownBy(() -> TestServer.rows(connection, sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(words);
  }

  /// But for DuckDB's own, and the parts of dates, which no statement names so.
  @Test
  void everyFunctionStandsInACase() throws IOException {
    String cases =
        Stream.of("dialect-cases.txt", "dialect-statements.txt")
            .flatMap(DialectCasesTest::linesOf)
            .collect(Collectors.joining("\n"))
            .toUpperCase(Locale.ROOT);
    List<String> functions =
        linesOf("functions.txt")
            .map(line -> line.split(" ", 2)[0])
            .filter(name -> !name.matches("(DATEADD|DATEDIFF|DATE_TRUNC|DATE_PART)_.*"))
            .filter(name -> !Set.of("RANGE", "UNNEST", "CURRENT_SETTING").contains(name))
            .distinct()
            .toList();

    assertThat(functions)
        .hasSizeGreaterThan(150)
        .allMatch(name -> Pattern.compile("\\b" + name + "\\(").matcher(cases).find());
  }

  private static Stream<String> linesOf(String name) {
    try {
      return lines(name);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<Arguments> pairs(String name) throws IOException {
    return lines(name)
        .map(
            line -> {
              int at = line.lastIndexOf(" ~ ");
              return Arguments.of(line.substring(0, at), line.substring(at + 3));
            });
  }

  private static Stream<String> lines(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(DialectCasesTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
    }
  }
}
