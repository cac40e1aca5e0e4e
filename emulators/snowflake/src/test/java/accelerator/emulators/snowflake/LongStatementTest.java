package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Statements of a megabyte: answered or refused, in a time that grows with their length alone.
@Timeout(60)
class LongStatementTest {
  private static final int MEGABYTE = 1 << 20;
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

  private static String filled(String start, String part, String end) {
    return start + part.repeat(MEGABYTE / part.length()) + end;
  }

  static Stream<Arguments> literals() {
    return Stream.of(
        Arguments.of("''", "'"),
        Arguments.of("\\\\", "\\"),
        Arguments.of("\\'", "'"),
        Arguments.of("a", "a"),
        Arguments.of("-- /* ", "-- /* "),
        Arguments.of("\n", "\n"),
        Arguments.of("\"$$", "\"$$"),
        Arguments.of("ü😀", "ü😀"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("literals")
  void givesALiteralBack(String written, String read) throws SQLException {
    assertThat(TestServer.rows(connection, filled("select length('", written, "') as n")))
        .containsExactly(
            List.of(
                String.valueOf(
                    (long) MEGABYTE / written.length() * read.codePointCount(0, read.length()))));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(filled("select ", "(", ""), "brackets nested deeper than 500"),
        Arguments.of(filled("select ", "f(", ""), "brackets nested deeper than 500"),
        Arguments.of(filled("select ", "[", ""), "brackets nested deeper than 500"),
        Arguments.of(filled("select ", ")", ""), "unexpected ')'"),
        Arguments.of(filled("select a", ".a", ""), "unexpected '.'"),
        Arguments.of(filled("select '", "\\'", ""), "unexpected '<EOF>'"),
        Arguments.of(filled("select $$", "$ $", ""), "unexpected '<EOF>'"),
        Arguments.of(filled("select \"", "\"\"", ""), "unexpected '<EOF>'"),
        Arguments.of(filled("select \"", "a", "\""), "exceeds maximum length limit of 255"),
        Arguments.of(filled("select ", "a", ""), "exceeds maximum length limit of 255"),
        Arguments.of(filled("select 1 as a", ", 1 as a", " from where"), "unexpected 'where'"),
        Arguments.of(filled("select 1", "::int", " from where"), "SQL compilation error"),
        Arguments.of(filled("select 1", "+1", " from where"), "SQL compilation error"),
        Arguments.of(
            filled("select 1", ", dateadd(day, 1, sysdate())", " from where"),
            "unexpected 'where'"),
        Arguments.of(
            filled("select 1", ", listagg(a) within group (order by b)", " from where"),
            "SQL compilation error"),
        Arguments.of(filled("show tables like '", "%a", "' nonsense"), "unexpected 'nonsense'"),
        Arguments.of(filled("", ";", ""), "Empty SQL statement"),
        Arguments.of(filled("copy into @", "\"\"", " from (select 1)"), "SQL compilation error"),
        Arguments.of(
            filled("create stage s url = 's3://", "a/", "'"), "stage without STORAGE_INTEGRATION"),
        Arguments.of(
            filled("select 'Could not convert string ", "x", "'::number"), "Numeric value"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refusals")
  void refusesWhatCannotBe(String sql, String message) {
    assertThatThrownBy(() -> TestServer.run(connection, sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsACommentThatDoesNotEnd() throws SQLException {
    assertThat(TestServer.rows(connection, filled("select 1 /*", "/ * ", "")))
        .containsExactly(List.of("1"));
  }

  @Test
  void rewritesCallsNestedFourHundredTimes() {
    String sql = filled("dateadd(day, 1, ".repeat(400), "a,", "a" + ")".repeat(400));
    List<SqlToken> rewritten = new DateParts().apply(SqlTokenizer.tokens(sql));
    assertThat(rewritten.stream().filter(token -> token.is("DATEADD_DAY"))).hasSize(399);
    assertThat(rewritten.stream().filter(token -> token.is("A"))).hasSize(MEGABYTE / 2 + 1);
  }

  @Test
  void matchesALikePatternOfManyWildcards() {
    assertThat(new LikePattern("%a".repeat(10_000) + "%b").matches("a".repeat(255))).isFalse();
    assertThat(new LikePattern("%A_c%").matches("xxabcx")).isTrue();
    assertThat(new LikePattern("a").matches("ab")).isFalse();
    assertThat(new LikePattern("").matches("")).isTrue();
  }

  @Test
  void refusesAStatementOfMoreThanFourMegabytes() {
    assertThatThrownBy(
            () -> TestServer.run(connection, "select '" + "a".repeat(4 * MEGABYTE) + "'"))
        .hasMessageContaining("statement of more than 4194304 characters");
  }
}
