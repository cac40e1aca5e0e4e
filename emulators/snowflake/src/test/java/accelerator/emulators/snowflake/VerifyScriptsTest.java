package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a person with an account can verify holds here too, and the table of constructs has every
/// function, statement and clause that the SQL uses.
class VerifyScriptsTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern STEP = Pattern.compile("(?s)(.*?);\\s*\\n-- expected: ([^\\n]*)\\n");
  private static final Pattern CALL = Pattern.compile("\\b([a-z_0-9$]+)\\(");
  private static final Set<String> NO_FUNCTIONS =
      Set.of("as", "decimal", "from", "in", "number", "or", "and", "over", "table", "v", "values");

  private static final Set<String> VERBS =
      Set.of(
          "alter",
          "call",
          "comment",
          "copy",
          "create",
          "delete",
          "describe",
          "drop",
          "execute",
          "grant",
          "insert",
          "merge",
          "revoke",
          "show",
          "truncate",
          "update",
          "use");

  /// What a query may have besides columns and functions.
  private static final List<String> CLAUSES =
      List.of(
          " at (",
          " before (",
          " between ",
          " case ",
          " clone ",
          " cluster by ",
          " cross join ",
          " except ",
          " exists ",
          " fetch ",
          " full join ",
          " group by ",
          " having ",
          " ilike ",
          " in (",
          " inner join ",
          " intersect ",
          " is distinct from ",
          " is null",
          " lateral ",
          " left join ",
          " like ",
          " limit ",
          " match_recognize",
          " minus ",
          " nulls first",
          " nulls last",
          " order by ",
          " over (",
          " partition by ",
          " pivot",
          " qualify ",
          " regexp ",
          " rlike ",
          " sample",
          " select distinct ",
          " top ",
          " union all ",
          " union ",
          " unpivot",
          " using (",
          " with ",
          " within group",
          " || ",
          "::",
          ":=",
          "=>",
          " % ");

  static Stream<Path> scripts() throws IOException {
    return files(ROOT.resolve("sql/snowflake/verify")).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void givesTheExpectedAnswers(Path script) throws IOException, SQLException {
    try (TestServer server = TestServer.withStages();
        Connection connection = server.connect()) {
      TestServer.run(
          connection, "create stage verify_stage url = 's3://bucket/' storage_integration = lake");
      List<MatchResult> steps = STEP.matcher(Files.readString(script) + "\n").results().toList();
      assertThat(steps).isNotEmpty();
      for (MatchResult step : steps) {
        check(connection, step.group(1).strip(), step.group(2).toLowerCase(Locale.ROOT));
      }
    }
  }

  private static void check(Connection connection, String sql, String expected)
      throws SQLException {
    switch (expected) {
      case "refused" ->
          assertThatThrownBy(() -> answer(connection, sql)).isInstanceOf(SQLException.class);
      case "anything" -> answer(connection, sql);
      default ->
          assertThat(answer(connection, sql).toLowerCase(Locale.ROOT)).as(sql).isEqualTo(expected);
    }
  }

  private static String answer(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<String>> all = TestServer.rows(rows);
      return all.isEmpty() ? "no row" : all.getFirst().getFirst();
    }
  }

  @Test
  void hasEveryFunctionOfTheSqlInItsTable() throws IOException {
    String table = Files.readString(ROOT.resolve("docs/snowflake-constructs.md"));
    Set<String> missing = new TreeSet<>();
    for (Path file : files(ROOT.resolve("sql"))) {
      String sql = Files.readString(file).replaceAll("--[^\\n]*", "");
      CALL.matcher(sql)
          .results()
          .map(call -> call.group(1))
          .filter(name -> !NO_FUNCTIONS.contains(name) && !table.contains("`" + name + "`"))
          .forEach(name -> missing.add(name + " in " + file.getFileName()));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void hasEveryStatementAndClauseOfTheSqlInItsTable() throws IOException {
    String table = Files.readString(ROOT.resolve("docs/snowflake-constructs.md"));
    Set<String> missing = new TreeSet<>();
    for (Path file : files(ROOT.resolve("sql"))) {
      String sql =
          Files.readString(file)
              .replaceAll("--[^\\n]*", "")
              .replaceAll("'[^']*'", "''")
              .replaceAll("\\s+", " ");
      Stream.concat(
              CLAUSES.stream().filter(sql::contains),
              Stream.of(sql.split(";", -1))
                  .map(VerifyScriptsTest::kind)
                  .filter(kind -> !kind.isEmpty()))
          .filter(used -> !table.contains("`" + used.strip()))
          .forEach(used -> missing.add(used + " in " + file.getFileName()));
    }
    assertThat(missing).isEmpty();
  }

  /// What a statement does, such as `grant usage`; empty for a query or a part of one.
  private static String kind(String statement) {
    String[] words =
        statement
            .strip()
            .replaceAll("^create (or replace )?(transient )?", "create ")
            .split(" ", 4);
    return VERBS.contains(words[0]) ? words[0] + " " + words[1].replace(",", "") : "";
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }
}
