package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each statement is made of a file as the function makes it; the position is where Snowflake finds
/// a word in what it was sent.
class SqlPlaceTest {
  private static final String PATH = "sql/ecommerce/items.sql";

  private static BoundScript made() {
    Script query = Script.load(PATH);
    return Script.load("sql/snowflake/materialise.sql")
        .around(query)
        .bind(
            Map.of(
                "table", SqlFragment.name(new QualifiedName("SHOP", "PERSONALIZE", "ITEMS")),
                "events",
                    SqlFragment.name(new QualifiedName("A_LONG_DATABASE", "A_LONG_SCHEMA", "E")),
                "owner", SqlFragment.quotable("shop")),
            Map.of("default_category", "none", "category_separator", "/"));
  }

  private static Optional<SqlPlace> place(BoundScript statement, String word) {
    return SqlPlace.of(statement, position(statement.text(), statement.text().lastIndexOf(word)));
  }

  private static String position(String text, int offset) {
    String before = text.substring(0, offset);
    return "SQL compilation error: error line %s at position %s\ninvalid identifier"
        .formatted(before.lines().count(), offset - before.lastIndexOf('\n') - 1);
  }

  private static SqlPlace own(String word) {
    String text = Script.load(PATH).text();
    int offset = text.lastIndexOf(word);
    String before = text.substring(0, offset);
    return new SqlPlace(PATH, (int) before.lines().count(), offset - before.lastIndexOf('\n'));
  }

  @Test
  void isThatOfTheFileWhateverStandsBeforeIt() {
    for (String word : List.of("cleaned.currency", "split.latest_price", "recency", "told_at")) {
      assertThat(place(made(), word)).as(word).contains(own(word));
    }
  }

  @Test
  void isNotShiftedByWhatWasFilledInItsLine() {
    BoundScript statement = made();
    int value = statement.text().lastIndexOf("?) as category_l1");

    assertThat(SqlPlace.of(statement, position(statement.text(), value + 6)))
        .contains(own("category_l1,\n    cleaned.category_l2"));
    assertThat(place(statement, "A_LONG_DATABASE")).contains(own("${events}"));
  }

  @Test
  void isNoneOutsideTheFile() {
    assertThat(SqlPlace.of(made(), "error line 8 at position 2")).isEmpty();
    assertThat(SqlPlace.of(made(), "error line 999999999 at position 2")).isEmpty();
    assertThat(SqlPlace.of(made(), "Division by zero")).isEmpty();
    assertThat(SqlPlace.of(new BoundScript("given", "select 1", List.of()), "line 1 at position 2"))
        .isEmpty();
  }

  @Test
  void isFoundInAQueryThatStandsInBrackets() {
    Script query = new Script(PATH, Script.load(PATH).text() + ";");
    BoundScript statement =
        Script.load("sql/snowflake/materialise_onto.sql")
            .around(query)
            .bind(
                Map.of(
                    "table", SqlFragment.name(new QualifiedName("SHOP", "PERSONALIZE", "ITEMS")),
                    "events", SqlFragment.name(new QualifiedName("A", "B", "E")),
                    "former", SqlFragment.name(new QualifiedName("A", "B", "F")),
                    "owner", SqlFragment.quotable("shop")),
                Map.of(
                    "default_category",
                    "none",
                    "category_separator",
                    "/",
                    "window_second",
                    0,
                    "since_second",
                    0));

    assertThat(place(statement, "cleaned.currency")).contains(own("cleaned.currency"));
  }

  @Test
  void countsAsEditorsDo() {
    assertThat(SqlPlace.find(PATH, "latest_price").map(SqlPlace::toString).orElseThrow())
        .matches("sql/ecommerce/items.sql, line \\d+, column \\d+");
    assertThat(SqlPlace.without("SQL compilation error: error line 12 at position 5\ninvalid x"))
        .isEqualTo("SQL compilation error: invalid x");
    assertThat(SqlPlace.without("syntax error line 1 at position 5 unexpected 'x'."))
        .isEqualTo("syntax error unexpected 'x'.");
  }
}
