package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

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
/// function that the SQL calls.
class VerifyScriptsTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern STEP = Pattern.compile("(?s)(.*?);\\s*\\n-- expected: ([^\\n]*)\\n");
  private static final Pattern CALL = Pattern.compile("\\b([a-z_0-9$]+)\\(");
  private static final Set<String> NO_FUNCTIONS =
      Set.of("as", "decimal", "from", "in", "number", "or", "and", "over", "table", "v", "values");

  static Stream<Path> scripts() throws IOException {
    return files(ROOT.resolve("sql/snowflake/verify")).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void givesTheExpectedAnswers(Path script) throws IOException, SQLException {
    try (TestServer server = TestServer.start();
        Connection connection = server.connect()) {
      List<MatchResult> steps = STEP.matcher(Files.readString(script) + "\n").results().toList();
      assertThat(steps).isNotEmpty();
      for (MatchResult step : steps) {
        String sql = step.group(1).strip();
        assertThat(answer(connection, sql).toLowerCase(Locale.ROOT))
            .as(sql)
            .isEqualTo(step.group(2).toLowerCase(Locale.ROOT));
      }
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

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }
}
