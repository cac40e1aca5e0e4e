package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Json;
import accelerator.core.SourceInvalid;
import accelerator.core.StatementFailed;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The function's calls for video on demand, with and without the further tables.
class VideoRunTest {
  private final Library library = new Library();
  private final FunctionUnderTest function =
      new FunctionUnderTest(library.warehouse, Library.ENVIRONMENT);

  /// 1,200 plays of 12 videos by 50 viewers, a minute apart; a catalogue of all but one and of one
  /// more; a subscriber.
  @BeforeEach
  void fill() {
    library.warehouse.execute(
        """
        insert into %s (user_id, media_identifier, start_tstamp, is_valid_play)
        select 'u' || (n %% 50), 'v' || (n %% 12),
            '2025-09-01'::timestamp + to_minutes(n), n < 1200
        from range(1210) numbers(n)
        """
            .formatted(Library.PLAYS));
    library.warehouse.execute(
        """
        insert into %s (media_identifier, title, genres, created_at)
        select 'v' || n, 'Title ' || n, 'Drama', '2025-01-01' from range(1, 13) numbers(n)
        """
            .formatted(Library.CATALOGUE));
    library.insert(Library.SUBSCRIBERS, "user_id, subscription_model", "'u1', 'Premium'");
  }

  @AfterEach
  void close() throws Exception {
    library.close();
  }

  @Test
  void makesAndChecksAllThreeDatasets() throws IOException {
    assertThat(transform(function).at("/result/rows"))
        .isEqualTo(Json.parse("{\"interactions\": 1200, \"items\": 12, \"users\": 50}"));
    assertThat(check(function))
        .isEqualTo(
            Json.parse(
                """
                {"rows": {"interactions": 1200, "items": 12, "users": 50},
                 "recommenders": ["most-popular", "trending-now", "because-you-watched-x",
                   "more-like-x", "top-picks-for-you"],
                 "skipped": [],
                 "leftOut": {
                   "catalogue titles nobody watched": 1,
                   "plays shorter than a valid play": 10,
                   "watched videos without a catalogue entry": 1},
                 "examples": {
                   "catalogue titles nobody watched": "v12",
                   "plays shorter than a valid play": "v0",
                   "watched videos without a catalogue entry": "v0"},
                 "warnings": [],
                 "datasets": ["interactions", "items", "users"],
                 "imported": {"runId": "20251201t060000z-sample", "newest": 1756756740, "rules": "",
                              "increments": 0}}
                """));
  }

  @Test
  void goesOnWithoutATableThatIsNotSet() throws IOException {
    transform(function);
    expectInteractionsOnly(new FunctionUnderTest(library.warehouse));
  }

  @Test
  void namesEveryTableThatIsNamedAndNotThere() {
    library.warehouse.execute("drop table " + Library.CATALOGUE);
    library.warehouse.execute("drop table " + Library.SUBSCRIBERS);
    assertThatThrownBy(() -> transform(function))
        .isInstanceOf(SourceInvalid.class)
        .hasMessage(
            "SHOP.FILMS.CATALOGUE, set as VIDEO_CATALOGUE, does not exist, or role PERSONALIZE_ROLE"
                + " may not see it; SHOP.FILMS.SUBSCRIBERS, set as VIDEO_SUBSCRIBERS, does not"
                + " exist, or role PERSONALIZE_ROLE may not see it\n"
                + "next: name the table that there is in the stack's parameters; if it is there,"
                + " run as its owner: grant usage on database SHOP to role PERSONALIZE_ROLE; grant"
                + " usage on schema SHOP.FILMS to role PERSONALIZE_ROLE; grant select on"
                + " SHOP.FILMS.CATALOGUE to role PERSONALIZE_ROLE; grant select on"
                + " SHOP.FILMS.SUBSCRIBERS to role PERSONALIZE_ROLE");
    assertThat(library.warehouse.submitted).isEmpty();
  }

  @Test
  void namesATableWhoseDatabaseIsNotThere() {
    library.warehouse.refusals.put(
        "ELSEWHERE.",
        new StatementFailed("Database 'ELSEWHERE' does not exist or not authorized.", 2003));
    FunctionUnderTest elsewhere =
        new FunctionUnderTest(
            library.warehouse,
            FunctionUnderTest.environment("VIDEO_CATALOGUE", "elsewhere.films.catalogue"));
    assertThatThrownBy(() -> transform(elsewhere))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageStartingWith(
            "ELSEWHERE.FILMS.CATALOGUE, set as VIDEO_CATALOGUE, does not exist, or role");
  }

  /// The tables of an earlier run are still there, and are not taken for this run's.
  private static void expectInteractionsOnly(FunctionUnderTest function) throws IOException {
    assertThat(transform(function).at("/result/rows"))
        .isEqualTo(Json.parse("{\"interactions\": 1200}"));
    assertThat(check(function))
        .isEqualTo(
            Json.parse(
                """
                {"rows": {"interactions": 1200},
                 "recommenders": ["most-popular", "trending-now", "because-you-watched-x",
                   "top-picks-for-you"],
                 "skipped": [{"name": "more-like-x", "reason": "needs an Items dataset"}],
                 "leftOut": {"plays shorter than a valid play": 10},
                 "examples": {"plays shorter than a valid play": "v0"},
                 "warnings": [],
                 "datasets": ["interactions"],
                 "imported": {"runId": "20251201t060000z-sample", "newest": 1756756740, "rules": "",
                              "increments": 0}}
                """));
  }

  @Test
  void aCatalogueWithoutRowsIsSaidToBeEmpty() throws IOException {
    library.warehouse.execute("delete from " + Library.CATALOGUE);
    transform(function);
    JsonNode checked = check(function);
    assertThat(checked.path("skipped"))
        .isEqualTo(
            Json.parse(
                """
                [{"name": "more-like-x", "reason": "needs an Items dataset, items has no row"}]
                """));
    assertThat(checked.path("datasets")).isEqualTo(Json.parse("[\"interactions\", \"users\"]"));
  }

  @Test
  void namesEveryColumnThatATableLacks() {
    library.warehouse.execute("alter table %s drop column genres".formatted(Library.CATALOGUE));
    library.warehouse.execute("alter table %s drop column title".formatted(Library.CATALOGUE));
    library.warehouse.execute("alter table %s drop column price".formatted(Library.CATALOGUE));
    library.warehouse.execute("alter table %s drop column is_valid_play".formatted(Library.PLAYS));
    library.warehouse.execute(
        "alter table %s drop column media_identifier".formatted(Library.PLAYS));
    assertThatThrownBy(() -> transform(function))
        .isInstanceOf(SourceInvalid.class)
        .hasMessage(
            "SHOP.FILMS.CATALOGUE lacks columns: genres, title;"
                + " SHOP.SNOWPLOW.SNOWPLOW_MEDIA_PLAYER_BASE lacks columns: is_valid_play,"
                + " media_identifier or media_id\n"
                + "where: sql/video_on_demand/events.sql, line 30, column 9\n"
                + "next: let the source table have the columns, or take them out of the SQL that"
                + " reads them and deploy");
    assertThat(library.warehouse.submitted).isEmpty();
  }

  @Test
  void readsACatalogueOfTheRequiredColumnsOnly() throws IOException {
    library.warehouse.execute(
        "create or replace table %1$s as select media_identifier, title, genres, created_at from %1$s"
            .formatted(Library.CATALOGUE));
    assertThat(transform(function).at("/result/rows/items").asLong()).isEqualTo(12);
    assertThat(check(function).path("recommenders")).hasSize(5);
  }

  @Test
  void namesTheSettingOfASourceThatIsNotSet() {
    FunctionUnderTest unset =
        new FunctionUnderTest(
            library.warehouse, FunctionUnderTest.environment("VIDEO_ON_DEMAND_SOURCE", ""));
    assertThatThrownBy(() -> transform(unset))
        .isInstanceOf(SourceInvalid.class)
        .hasMessage("video_on_demand has no source table: VIDEO_ON_DEMAND_SOURCE is not set");
  }

  @Test
  void readsTheSampleWhenTheRunLoadsIt() throws IOException {
    library.warehouse.copies =
        script -> {
          String table = script.text().replaceAll("(?s).*copy into (\\S+) .*", "$1");
          library.warehouse.execute(
              table.endsWith("BASE")
                  ? "insert into %s (user_id, media_identifier, start_tstamp, is_valid_play) values ('ada', 'v1', '2025-09-01', true)"
                      .formatted(table)
                  : table.endsWith("CATALOGUE")
                      ? "insert into %s (media_identifier, created_at) values ('v1', '2025-01-01')"
                          .formatted(table)
                      : "insert into %s values ('ada', 'Free')".formatted(table));
          return List.of();
        };
    FunctionUnderTest unset = new FunctionUnderTest(library.warehouse);
    unset.samples = Library.SAMPLES;
    assertThat(unset.call(Library.event("load-sample-data")).at("/result/tables"))
        .isEqualTo(
            Json.parse(
                """
                {"SHOP.PERSONALIZE.SHOP_SAMPLE_SNOWPLOW_MEDIA_PLAYER_BASE": 1,
                 "SHOP.PERSONALIZE.SHOP_SAMPLE_VIDEO_CATALOGUE": 1,
                 "SHOP.PERSONALIZE.SHOP_SAMPLE_VIDEO_SUBSCRIBERS": 1}
                """));
    assertThat(unset.call(Library.event("transform-datasets")).at("/result/rows"))
        .isEqualTo(Json.parse("{\"interactions\": 1, \"items\": 1, \"users\": 1}"));
  }

  @Test
  void asksItsQuestionsTogether() throws IOException {
    transform(function);
    library.warehouse.submitted.clear();
    library.warehouse.tags.clear();
    check(function);
    assertThat(library.warehouse.submitted)
        .extracting(BoundScript::path)
        .containsExactlyInAnyOrder(
            "sql/checks/dataset.sql",
            "sql/checks/dataset.sql",
            "sql/checks/dataset.sql",
            "sql/checks/interactions.sql",
            "sql/checks/overlap.sql",
            "sql/checks/video_on_demand_items_left_out.sql",
            "sql/checks/video_on_demand_left_out.sql",
            "sql/checks/video_on_demand_users_left_out.sql");
    assertThat(library.warehouse.tags)
        .filteredOn(tag -> !tag.contains("/check-"))
        .as("what is asked at once is what the catalogue of tables knows")
        .containsOnly("shop-1111e9ec/video_on_demand/20251201t060000z-sample/source");
  }

  private static JsonNode transform(FunctionUnderTest function) throws IOException {
    return function.call(Library.ownTables("transform-datasets"));
  }

  private static JsonNode check(FunctionUnderTest function) throws IOException {
    return function.call(Library.ownTables("check-data")).path("result");
  }
}
