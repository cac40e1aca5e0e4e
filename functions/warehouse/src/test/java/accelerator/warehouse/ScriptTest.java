package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final Map<String, SqlFragment> NONE = Map.of();

  @Test
  void fillsNamesAndTurnsValuesIntoMarksInOrder() {
    Script script =
        new Script("x.sql", "select :a::date, :b from ${t} where c between :b and :a::int");
    BoundScript bound =
        script.bind(
            Map.of("t", SqlFragment.name(new QualifiedName("d", "s", "t"))),
            Map.of("a", "2025-09-01", "b", true));
    assertThat(bound)
        .isEqualTo(
            new BoundScript(
                "x.sql",
                "select ?::date, ? from D.S.T where c between ? and ?::int",
                List.of("2025-09-01", true, true, "2025-09-01")));
  }

  @Test
  void leavesCommentsQuotesCastsAndPathsAlone() {
    String text =
        """
        -- it's :a of ${t}, isn't it?
        select ':a', 'it''s :a?', ":a", x::date, v:a /* :a ' ? */ from t
        """;
    assertThat(new Script("x.sql", text).bind(NONE, Map.of()))
        .isEqualTo(new BoundScript("x.sql", text, List.of()));
  }

  @Test
  void fillsNamesInsideQuotes() {
    assertThat(
            new Script("x.sql", "files = ('${file}')")
                .bind(Map.of("file", SqlFragment.path("a.csv.gz")), Map.of())
                .text())
        .isEqualTo("files = ('a.csv.gz')");
  }

  @Test
  void namesEverythingThatIsMissingOrUnused() {
    Script script = new Script("x.sql", "select :a, :b from ${t}");
    assertThatThrownBy(
            () ->
                script.bind(
                    Map.of("u", SqlFragment.identifier("u")), Map.of("b", "given", "c", "given")))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("x.sql must use what it is given: not given [${t}, :a], not used [c, u]");
  }

  @Test
  void refusesAQuestionMarkAndAnOpenQuote() {
    assertThatThrownBy(() -> new Script("x.sql", "select ?").bind(NONE, Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("x.sql must name its values as :name, has a question mark");
    assertThatThrownBy(() -> new Script("x.sql", "select 'a").bind(NONE, Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("x.sql has a quote that is never closed");
  }

  @Test
  void choosesTheFirstColumnThatTheNextTableHas() {
    String text =
        """
        -- ${a|b} of ${one}
        with first as (select ${a|b} as x, '${a|b}' as y from ${one}),
        second as (select ${a|b} as x, ${c|null} as z from ${two} where ${three})
        """;
    Map<String, Set<String>> columns = Map.of("one", Set.of("a", "b"), "two", Set.of("b"));
    Script chosen =
        new Script("x.sql", text)
            .choose(
                choice -> choice.among(columns.getOrDefault(choice.table(), Set.of())).orElse(""));
    assertThat(chosen.text())
        .isEqualTo(
            """
            -- ${a|b} of ${one}
            with first as (select a as x, '${a|b}' as y from ${one}),
            second as (select b as x, null as z from ${two} where ${three})
            """);
  }

  @Test
  void aChoiceSaysWhatItIsBetweenAndNeedsATable() {
    ColumnChoice choice = new ColumnChoice(List.of("a", "b"), "one");
    assertThat(choice.among(Set.of("c"))).isEmpty();
    assertThat(choice).hasToString("a or b");
    assertThatThrownBy(() -> new Script("x.sql", "select ${a|b} from t").choose(_ -> "a"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("${a|b} must be followed by the place of its table");
    assertThatThrownBy(() -> new Script("x.sql", "select ${a|b}").bind(NONE, Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("x.sql must use what it is given: not given [${a|b}], not used []");
  }

  @Test
  void namesItsPlaces() {
    assertThat(new Script("x.sql", "-- ${a}\nselect '${b}', ${c|d} from ${e}").names())
        .containsExactly("b", "e");
  }

  @Test
  void severalQueriesAreOneStatementOfAllTheirValues() {
    BoundScript one = new BoundScript("a.sql", "select ? -- one", List.of(1));
    BoundScript two = new BoundScript("b.sql", "with x as (select ?) select * from x", List.of(2));
    assertThat(BoundScript.union(List.of(one, two, two)))
        .isEqualTo(
            new BoundScript(
                "a.sql, b.sql",
                """
                select * from (
                select ? -- one
                )
                union all
                select * from (
                with x as (select ?) select * from x
                )
                union all
                select * from (
                with x as (select ?) select * from x
                )\
                """,
                List.of(1, 2, 2)));
  }

  @Test
  void takesAnotherScriptWholeAndItsPath() {
    Script query = new Script("sql/a.sql", "-- makes ${query}\nselect :a");
    Script around = new Script("sql/b.sql", "-- around ${query}\ncreate table t as\n${query}");
    assertThat(around.around(query))
        .isEqualTo(
            new Script(
                "sql/a.sql",
                "-- around ${query}\ncreate table t as\n-- makes ${query}\nselect :a"));
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> Script.load("sql/no/such.sql"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("there is no sql/no/such.sql");
  }

  @Test
  void refusesNamesAndPathsThatWouldNeedQuotes() {
    assertThatThrownBy(() -> QualifiedName.parse("a.\"b\"", "d", "s"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("name must match [A-Za-z_][A-Za-z0-9_$]*, was '\"b\"'");
    assertThatThrownBy(() -> QualifiedName.parse("a.b.c.d", "d", "s"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("name must have at most three parts, was 'a.b.c.d'");
    assertThatThrownBy(() -> QualifiedName.parse("a; drop table b", "d", "s"))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> SqlFragment.path("a'/b"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("path may hold letters, digits and _=.-/, was 'a'/b'");
  }

  @Test
  void namesAreCompletedAndInUpperCase() {
    assertThat(QualifiedName.parse("t", "d", "s")).hasToString("D.S.T");
    assertThat(QualifiedName.parse("x.t", "d", "s")).hasToString("D.X.T");
    assertThat(QualifiedName.parse("y.x.t", "d", "s")).hasToString("Y.X.T");
  }

  @Test
  void findsTheWordsOfTheImportsOnly() {
    String text =
        """
        -- reads user_id
        with source as (select a, coalesce(b, 'c') from ${source} where (d) > 1), -- ${source}
        other as (select e as user_id from source)
        select user_id from other
        """;
    assertThat(SqlText.wordsAround(text, "${source}"))
        .containsExactly("a", "b", "coalesce", "d", "from", "select", "source", "where");
    assertThat(
            SqlText.wordsAround("with s as (select * from ${source}) select x from s", "${source}"))
        .contains("x");
    assertThat(SqlText.wordsAround("select x from ${source}", "${source}")).contains("x");
    assertThat(SqlText.wordsAround("(select null as x, y AS z from ${source})", "${source}"))
        .containsExactly("from", "null", "select", "source", "y");
  }

  @Test
  void findsTheColumnsOfATable() {
    assertThat(SqlText.firstWords("create table ${t} (a varchar, -- b\n c decimal(9, 2), D date)"))
        .containsExactly("a", "c", "d");
  }

  @Test
  void readsLiteralsAndCommentsOfAnyLength() {
    String inside = "a''b -- c ".repeat(100_000);
    String comment = "/*" + "*".repeat(1_000_000) + "*/";

    assertThat(SqlText.split("select '" + inside + "' " + comment + " as d"))
        .containsExactly(
            new SqlText.Part(SqlText.Kind.CODE, "select "),
            new SqlText.Part(SqlText.Kind.QUOTED, "'" + inside + "'"),
            new SqlText.Part(SqlText.Kind.CODE, " "),
            new SqlText.Part(SqlText.Kind.COMMENT, comment),
            new SqlText.Part(SqlText.Kind.CODE, " as d"));
  }
}
