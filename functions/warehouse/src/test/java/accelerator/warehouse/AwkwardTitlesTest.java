package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DataContractViolated;
import accelerator.core.Dataset;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Plays and catalogues as they really are: a row that cannot be used is left out or made null,
/// counted, and never stops the others.
class AwkwardTitlesTest {
  private static final String NOON = "'2025-09-01 12:00:00'";
  private final Library library = new Library();

  @AfterEach
  void close() throws Exception {
    library.close();
  }

  @Test
  void strangersWhoRefusedConsentAreNeverOneViewer() {
    String nobody = "'00000000-0000-0000-0000-000000000000'";
    library.plays(
        "null, " + nobody + ", 'v1', " + NOON + ", true",
        "'u1', " + nobody + ", 'v2', " + NOON + ", true",
        "'undefined', 'c2', 'v3', " + NOON + ", true",
        "'u3', 'c3', 'NaN', " + NOON + ", true");
    assertThat(library.made().rows(Dataset.INTERACTIONS))
        .containsExactly("c2 ; v3 ; 1756728000 ; Watch", "u1 ; v2 ; 1756728000 ; Watch");
    assertThat(library.made().leftOut())
        .containsEntry("plays without a user id", 1L)
        .containsEntry("plays without a video id", 1L);
  }

  @Test
  void anOldFilmIsOfTheYear1970() {
    titles("'gone', '1939-12-15'", "'moon', '1969-07-20'", "'new', '2024-01-01'");
    assertThat(library.made().rows(Dataset.ITEMS))
        .extracting(row -> row.substring(0, row.indexOf(" ; Uncategorised")))
        .containsExactly("gone ; 0", "moon ; 0", "new ; 1704067200");
    assertThat(library.made().leftOut())
        .containsEntry("creation times before 1970, told as 1970", 2L);
    assertThat(library.made().examples())
        .containsEntry("creation times before 1970, told as 1970", "gone");
  }

  @Test
  void aCreationTimeThatIsNoneLeavesItsTitleOut() {
    library.warehouse.execute(
        "alter table %s alter created_at type varchar".formatted(Library.CATALOGUE));
    titles(
        "'soon', 'to be announced'",
        "'never', '9999-12-31 00:00:00'",
        "'zoned', '2024-01-01 02:00:00+02:00'",
        "'day', '2024-01-01'");
    assertThat(library.made().rows(Dataset.ITEMS))
        .extracting(row -> row.substring(0, row.indexOf(" ; Uncategorised")))
        .containsExactly("day ; 1704067200", "zoned ; 1704067200");
    assertThat(library.made().leftOut())
        .containsEntry("catalogue titles without a creation time", 1L)
        .containsEntry("catalogue titles with a creation time after the year 2099", 1L);
  }

  @Test
  void whatIsNoNumberIsNullAndItsTitleLives() {
    library.insert(
        Library.CATALOGUE,
        "media_identifier, created_at, duration, average_rating",
        "'live', '2024-01-01', 'NaN'::double, 4.5",
        "'film', '2024-01-01', 5400, 'inf'::double");
    assertThat(library.made().rows(Dataset.ITEMS))
        .containsExactly(
            "film ; 1704067200 ; Uncategorised ; null ; 5400.00 ; null ; null ; null ; null ; null"
                + " ; null ; null",
            "live ; 1704067200 ; Uncategorised ; null ; null ; null ; null ; null ; 4.50 ; null"
                + " ; null ; null");
    assertThat(library.made().leftOut())
        .containsEntry("catalogue titles with a value that is no number", 2L);
  }

  /// A table of dbt-snowplow-media-player 0.1.0 to 0.5.3: all viewers are cookies.
  @Test
  void readsALayoutWithoutUserIds() {
    library.oldestLayout();
    library.insert(
        Library.PLAYS,
        "domain_userid, media_id, start_tstamp, is_valid_play",
        "'c1', 'v1', " + NOON + ", true");
    assertThat(library.made().rows(Dataset.INTERACTIONS))
        .containsExactly("c1 ; v1 ; 1756728000 ; Watch");
  }

  @Test
  void aCatalogueOfOtherIdsIsRefused() {
    plays(1200, 12);
    titles("'x1', '2024-01-01'", "'x2', '2024-01-01'");
    assertThatThrownBy(this::check)
        .isInstanceOf(DataContractViolated.class)
        .hasMessage(
            "items has none of the 12 items that people met among its 2 rows: both must name an"
                + " item by the same id, such as the media_identifier of the player in the"
                + " catalogue\n"
                + "next: mend the rows in the source, or the SQL that makes the dataset, and"
                + " deploy");
  }

  @Test
  void aCatalogueOfFewOfTheIdsIsAWarning() throws IOException {
    plays(1200, 12);
    titles("'v1', '2024-01-01'", "'x2', '2024-01-01'");
    assertThat(check().at("/warnings/0").asText())
        .isEqualTo(
            "items tells of 1 of the 12 items that people met (8 %): the others are recommended"
                + " without metadata, and left out by filters");
  }

  private void titles(String... rows) {
    library.insert(Library.CATALOGUE, "media_identifier, created_at", rows);
  }

  /// Plays of some videos by 50 viewers, a minute apart.
  private void plays(int count, int videos) {
    library.warehouse.query(
        new BoundScript(
            "given",
            """
            insert into %s (user_id, media_identifier, start_tstamp, is_valid_play)
            select 'u' || (n %% 50), 'v' || (n %% ?::integer),
                '2025-09-01'::timestamp + to_minutes(n), true
            from range(?) numbers(n)
            """
                .formatted(Library.PLAYS),
            List.of(videos, count)),
        "given");
  }

  private JsonNode check() throws IOException {
    FunctionUnderTest function = new FunctionUnderTest(library.warehouse, Library.ENVIRONMENT);
    function.call(Library.ownTables("transform-datasets"));
    return function.call(Library.ownTables("check-data")).path("result");
  }

  @Test
  void countsNothingTwice() {
    titles("'v1', '2024-01-01'", "'v1', '2024-01-01'", "' ', '2024-01-01'");
    assertThat(library.made().leftOut())
        .isEqualTo(
            Map.of(
                "repeated catalogue titles", 1L,
                "catalogue titles without an id", 1L,
                "catalogue titles nobody watched", 1L));
  }
}
