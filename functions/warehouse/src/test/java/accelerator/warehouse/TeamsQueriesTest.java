package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Snowflake takes in a query, a team's file may have: paths, quotes, comments and ends of
/// every kind.
class TeamsQueriesTest {
  private static final QualifiedName TABLE = new QualifiedName("SHOP", "PERSONALIZE", "MADE");
  private static final QualifiedName FORMER = new QualifiedName("SHOP", "PERSONALIZE", "FORMER");

  private static BoundScript bound(String text) {
    return new Script("x.sql", text).bind(Map.of(), Map.of("a", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select contexts_com_acme_product_1[0]:sku::varchar",
        "select parse_json(x):price, parse_json(x) :price",
        "select \"Payload\":kind, \"Payload\" :kind, t.\"Payload\":a:b[0]:c::int",
        "select payload:kind, größe:a, $1:a, t.$1:b, a$:b",
        "select {'kind':a, 'b' :a}",
        "select payload:\"Kind\":a, payload['x']:a",
        "select '\\':a', 'it''s :a', '\\\\', $$it's :a$$, a$$b",
        "select '\\\\\\':a' /* ' */",
        "select 1 // isn't :a\n, 2",
      })
  void aPathOrAQuoteHasNoValue(String text) {
    assertThat(bound(text + ", :a")).isEqualTo(new BoundScript("x.sql", text + ", ?", List.of(1)));
    assertThat(new Script("x.sql", text).values()).isEmpty();
  }

  @Test
  void aValueMayStandWhereAnExpressionMay() {
    assertThat(bound("select :a,(:a), x[:a], {'k': :a}, 'x'||:a, 1 -:a\n, case when :a then:a end"))
        .isEqualTo(
            new BoundScript(
                "x.sql",
                "select ?,(?), x[?], {'k': ?}, 'x'||?, 1 -?\n, case when ? then:a end",
                List.of(1, 1, 1, 1, 1, 1, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"select 'a", "select 'a\\'", "select '\\\\'', \"b\"", "select \"a"})
  void aQuoteThatIsNeverClosedIsRefused(String text) {
    assertThatThrownBy(() -> bound(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("x.sql has a quote that is never closed");
  }

  @Test
  void readsEscapedQuotesOfAnyNumber() {
    String text = "'" + "\\'a''".repeat(200_000) + "'";

    assertThat(SqlText.split("select " + text))
        .containsExactly(
            new SqlText.Part(SqlText.Kind.CODE, "select "),
            new SqlText.Part(SqlText.Kind.QUOTED, text),
            new SqlText.Part(SqlText.Kind.CODE, ""));
  }

  @Test
  void aSemicolonAtTheEndBecomesABlank() {
    assertThat(SqlText.withoutEnd("select ';' -- ;\n;;\n-- done; so far\n"))
        .isEqualTo("select ';' -- ;\n  \n-- done; so far\n");
    assertThat(SqlText.withoutEnd("select 1; select ';'")).isEqualTo("select 1; select ';'");
    assertThat(SqlText.withoutEnd("select 1;/* ; */ // ;")).isEqualTo("select 1 /* ; */ // ;");
    assertThat(SqlText.withoutEnd(";")).isEqualTo(" ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 5 as epoch_seconds;",
        "select 5 as epoch_seconds ;;\n-- done; so far",
        "select 5 as epoch_seconds -- the end",
        "select 5 as epoch_seconds order by 1",
        "select 5 as epoch_seconds order by epoch_seconds desc limit 1;",
        "select 6 as epoch_seconds where false union all select 5",
        "with x as (select 5 as epoch_seconds) select * from x",
      })
  void aQueryMayEndAsItLikes(String text) throws Exception {
    Script query = new Script("x.sql", text);
    try (Shop shop = new Shop()) {
      shop.warehouse.execute("create table %s as select 3 as epoch_seconds".formatted(FORMER));
      shop.warehouse.query(
          Script.load("sql/snowflake/materialise.sql")
              .around(query)
              .bind(
                  Map.of("table", SqlFragment.name(TABLE), "owner", SqlFragment.quotable("o")),
                  Map.of()),
          "made");
      assertThat(made(shop)).containsExactly("5");
      shop.warehouse.query(
          Script.load("sql/snowflake/materialise_onto.sql")
              .around(query)
              .bind(
                  Map.of(
                      "table", SqlFragment.name(TABLE),
                      "former", SqlFragment.name(FORMER),
                      "owner", SqlFragment.quotable("o")),
                  Map.of("window_second", 1, "since_second", 4)),
          "made");
      assertThat(made(shop)).containsExactly("3", "5");
    }
  }

  private static List<String> made(Shop shop) {
    return shop
        .select("select epoch_seconds::varchar as second from %s order by 1".formatted(TABLE))
        .stream()
        .map(row -> row.text("second"))
        .flatMap(Optional::stream)
        .toList();
  }
}
