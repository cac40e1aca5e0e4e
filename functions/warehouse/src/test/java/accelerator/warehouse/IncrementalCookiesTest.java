package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whose anonymous events are is told by the whole window, though an incremental run reads only its
/// last days' events. 200 people sign in on the first of September, and browse without.
class IncrementalCookiesTest {
  private final Shop shop = new Shop();
  private final Library library = new Library();

  @AfterEach
  void close() throws Exception {
    shop.close();
    library.close();
  }

  /// Each person's event of a day of September 2025: `'shop id', 'cookie', 'product'` are SQL.
  private void shopOf(String action, String userId, String cookie, int firstDay, int lastDay) {
    shop.warehouse.execute(
        """
        insert into %s (ecommerce_action_type, ecommerce_user_id, domain_userid, product_id,
            product_price, derived_tstamp)
        select '%s', %s, %s, 'p' || (person %% 20), 10,
            '2025-09-01 12:00:00'::timestamp + to_days(day::integer - 1) + to_seconds(person)
        from range(200) persons(person), range(%s, %s) days(day)
        """
            .formatted(Shop.SOURCE, action, userId, cookie, firstDay, lastDay + 1));
  }

  private void plays(String userId, String cookie, int firstDay, int lastDay, String columns) {
    library.warehouse.execute(
        """
        insert into %s (%s, start_tstamp, is_valid_play)
        select %s, %s, 'v' || (person %% 20),
            '2025-09-01 12:00:00'::timestamp + to_days(day::integer - 1) + to_seconds(person), true
        from range(200) persons(person), range(%s, %s) days(day)
        """
            .formatted(Library.PLAYS, columns, userId, cookie, firstDay, lastDay + 1));
  }

  private void shopWhoseCookiesAreKnown(String action) {
    shopOf(action, "'u' || person", "'c' || person", 1, 1);
    shopOf("product_view", "null", "'c' || person", 2, 11);
  }

  private static void changesNothing(RunsInARow runs) throws IOException {
    runs.run("INCREMENTAL");
    assertThat(runs.checked().path("datasets")).isEqualTo(Json.parse("[]"));
    assertThat(runs.checked().path("warnings").toString())
        .contains("nothing is new since run")
        .doesNotContain("another user's");
  }

  private static void holdsWhatAFullRunGives(RunsInARow runs, int interactions) throws IOException {
    Set<String> added = runs.held();
    runs.run("FULL");
    assertThat(added).hasSize(interactions).isEqualTo(runs.held());
  }

  @Test
  void anonymousEventsOfAKnownCookieStayItsUsers() throws IOException {
    shopWhoseCookiesAreKnown("product_view");
    RunsInARow runs = RunsInARow.ecommerce(shop.warehouse);
    runs.run("FULL");
    changesNothing(runs);
    shopOf("product_view", "null", "'c' || person", 12, 17);
    runs.run("INCREMENTAL");
    changesNothing(runs);
    shopOf("product_view", "null", "'c' || person", 18, 23);
    runs.run("INCREMENTAL");
    changesNothing(runs);

    assertThat(runs.held()).allMatch(row -> row.startsWith("u"));
    holdsWhatAFullRunGives(runs, 200 * 23);
  }

  @Test
  void anIdThatOnlyAnUncountedEventNamesCountsAsLong() throws IOException {
    shopWhoseCookiesAreKnown("add_to_cart");
    RunsInARow runs = RunsInARow.ecommerce(shop.warehouse);
    runs.run("FULL");
    changesNothing(runs);

    assertThat(runs.held()).hasSize(2_000).allMatch(row -> row.startsWith("u"));
  }

  @Test
  void nobodysIdsOfEarlierDaysAreNobodys() throws IOException {
    shopOf("product_view", "' NaN '", "'c' || person", 1, 1);
    shopOf("product_view", "'u' || person", "'undefined'", 1, 1);
    shopOf("product_view", "null", "'c' || person", 2, 11);
    shopOf("product_view", "null", "'undefined'", 2, 11);
    RunsInARow runs = RunsInARow.ecommerce(shop.warehouse);
    runs.run("FULL");
    changesNothing(runs);

    assertThat(runs.held().stream().filter(row -> row.startsWith("c"))).hasSize(200 * 11);
    holdsWhatAFullRunGives(runs, 200 * 12);
  }

  @Test
  void aCookieOfTwoIsSharedThoughOneCameLately() throws IOException {
    shopWhoseCookiesAreKnown("product_view");
    shopOf("product_view", "'v' || person", "'c' || person", 10, 10);
    RunsInARow runs = RunsInARow.ecommerce(shop.warehouse);
    runs.run("FULL");
    changesNothing(runs);
    shopOf("product_view", "null", "'c' || person", 12, 17);
    runs.run("INCREMENTAL");
    changesNothing(runs);

    holdsWhatAFullRunGives(runs, 200 * (11 + 6 + 1));
  }

  @Test
  void aCookieThatBecomesSharedIsToldUntilEverythingIsImportedAgain() throws IOException {
    shopWhoseCookiesAreKnown("product_view");
    RunsInARow runs = RunsInARow.ecommerce(shop.warehouse);
    runs.run("FULL");
    shopOf("product_view", "'v' || person", "'c' || person", 12, 17);

    runs.run("INCREMENTAL");

    // Of days 2 to 11 all of the cookies' events: of the days read again they are compared.
    assertThat(runs.checked().path("warnings").toString())
        .contains("2,000 interactions are another user's or changed since they were imported");
  }

  @Test
  void aSignInThatComesLateCountsForTheDaysReadAgain() throws IOException {
    shopOf("product_view", "null", "'c' || person", 1, 11);
    RunsInARow runs = RunsInARow.ecommerce(shop.warehouse);
    runs.run("FULL");
    shopOf("product_view", "'u' || person", "'c' || person", 2, 2);
    shopOf("product_view", "null", "'c' || person", 12, 17);

    runs.run("INCREMENTAL");

    assertThat(runs.held()).filteredOn(row -> row.startsWith("u")).hasSize(200 * (4 + 6));
    assertThat(runs.checked().path("warnings").toString())
        .contains("2,200 interactions are another user's or changed since they were imported");
    runs.run("INCREMENTAL");
    assertThat(runs.checked().path("datasets")).isEqualTo(Json.parse("[]"));
  }

  @Test
  void anonymousPlaysOfAKnownCookieStayItsViewers() throws IOException {
    String columns = "user_id, user_identifier, media_identifier";
    plays("'u' || person", "'c' || person", 1, 1, columns);
    plays("null", "'c' || person", 2, 11, columns);
    expectViewersToStay(columns);
  }

  @Test
  void soTheyDoInTheOlderLayout() throws IOException {
    library.olderLayout();
    String columns = "user_id, domain_userid, media_id";
    plays("'u' || person", "'c' || person", 1, 1, columns);
    plays("null", "'c' || person", 2, 11, columns);
    expectViewersToStay(columns);
  }

  private void expectViewersToStay(String columns) throws IOException {
    RunsInARow runs = RunsInARow.videoOnDemand(library.warehouse);
    runs.run("FULL");
    changesNothing(runs);
    plays("null", "'c' || person", 12, 17, columns);
    runs.run("INCREMENTAL");
    changesNothing(runs);

    assertThat(runs.held()).allMatch(row -> row.startsWith("u"));
    holdsWhatAFullRunGives(runs, 200 * 17);
  }

  @Test
  void aTableWithoutViewersHasCookiesAlone() throws IOException {
    library.oldestLayout();
    plays("'v' || person", "'c' || person", 1, 11, "source_url, domain_userid, media_id");
    RunsInARow runs = RunsInARow.videoOnDemand(library.warehouse);
    runs.run("FULL");
    changesNothing(runs);

    holdsWhatAFullRunGives(runs, 200 * 11);
  }
}
