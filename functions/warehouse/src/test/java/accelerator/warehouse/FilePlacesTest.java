package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilePlacesTest {
  private static final Script FILE =
      new Script(
          "sql/shop/items.sql",
          """
          -- Items of ${source}.
          select ${colour|null} as colour, :default_size::varchar as size, nme
          from ${source} as source
          """);
  private final FilePlaces places = new FilePlaces(FILE, 10, filled());

  private static BoundScript filled() {
    return FILE.choose(choice -> "shade")
        .bind(
            Map.of("source", SqlFragment.name(new QualifiedName("SHOP", "DERIVED", "EVENTS"))),
            Map.of("default_size", "one"));
  }

  private String told(int line, int position) {
    return places.told(
        String.format(
            Locale.ROOT, "000904: error line %d at position %d\ninvalid", line, position));
  }

  @Test
  void namesTheFilesOwnLineAndColumn() {
    assertThat(filled().text().lines().toList())
        .contains("select shade as colour, ?::varchar as size, nme");

    assertThat(told(12, 44))
        .isEqualTo("sql/shop/items.sql:2:66: 000904: error line 2 at position 65\ninvalid");
  }

  @Test
  void takesWhatStandsInAPlaceForThePlace() {
    assertThat(List.of(told(12, 0), told(12, 9), told(12, 13), told(12, 24), told(13, 12)))
        .extracting(message -> message.replaceFirst(": 000904.*(?s:.)*", ""))
        .containsExactly(
            "sql/shop/items.sql:2:1",
            "sql/shop/items.sql:2:8",
            "sql/shop/items.sql:2:23",
            "sql/shop/items.sql:2:34",
            "sql/shop/items.sql:3:6");
  }

  @Test
  void leavesWhatTellsNoPlaceOfTheFileAsItIs() {
    assertThat(places.told("Numeric value 'x' is not recognized"))
        .isEqualTo("sql/shop/items.sql: Numeric value 'x' is not recognized");
    assertThat(told(3, 4))
        .isEqualTo("sql/shop/items.sql: 000904: error line 3 at position 4\ninvalid");
    assertThat(told(99, 4)).startsWith("sql/shop/items.sql: 000904: error line 99");
  }

  @Test
  void knowsWhereTheFilesBegin() {
    for (String file : List.of("materialise", "materialise_onto")) {
      Script around = Script.load("sql/snowflake/" + file + ".sql");
      List<String> lines = around.around(new Script("x", "the query")).text().lines().toList();

      assertThat(lines.get(around.linesBeforeQuery())).isEqualTo("the query");
    }
  }
}
