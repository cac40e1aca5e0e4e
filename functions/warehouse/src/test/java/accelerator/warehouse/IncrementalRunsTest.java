package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Imported;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs one after the other over a growing source, and what Personalize holds after each: an
/// incremental import adds rows and keeps equal ones once, a full one replaces everything.
class IncrementalRunsTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 9, 1);

  private final Shop shop = new Shop();
  private final RunsInARow runs = RunsInARow.ecommerce(shop.warehouse);

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  private static Event event(Random random, int day) {
    Event event = random.nextInt(4) == 0 ? Event.purchase() : Event.view();
    return event
        .user("u" + random.nextInt(200))
        .cookie("c" + random.nextInt(400))
        .product("p" + random.nextInt(50))
        .price((5 + random.nextInt(5)) + ".00")
        .at(
            String.format(
                Locale.ROOT,
                "%s %02d:%02d:%02d",
                FIRST_DAY.plusDays(day),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60)));
  }

  /// So many events, spread over days from a first one on.
  private static List<Event> events(Random random, int count, int firstDay, int days) {
    return IntStream.range(0, count)
        .mapToObj(each -> event(random, firstDay + each % days))
        .toList();
  }

  private List<String> items() {
    return runs.texts(
        "item_id || ' ' || price || ' ' || coalesce(name, '')",
        "SHOP.PERSONALIZE.SHOP_ECOMMERCE_ITEMS order by 1");
  }

  @Test
  void twentyRunsEndInWhatOneFullRunGives() throws IOException {
    Random random = new Random(7);
    for (int day = 0; day <= 60; day += 3) {
      List<Event> batch = new ArrayList<>();
      for (int each = 0; each < 1_100; each++) {
        int late = random.nextInt(20) == 0 ? random.nextInt(3) : 0;
        batch.add(event(random, Math.max(0, day - late)));
      }
      batch.addAll(batch.subList(0, 30));
      Collections.shuffle(batch, random);
      shop.add(batch);

      runs.run("INCREMENTAL");
    }
    assertThat(runs.imported().orElseThrow().increments()).isEqualTo(20);
    Set<String> added = runs.held();
    List<String> itemsAdded = items();

    runs.run("FULL");

    assertThat(added).hasSizeGreaterThan(22_000).isEqualTo(runs.held());
    assertThat(itemsAdded).isEqualTo(items());
  }

  @Test
  void aRunWithoutNewsImportsNothing() throws IOException {
    Random random = new Random(1);
    shop.add(events(random, 1_500, 0, 10));
    runs.run("INCREMENTAL");
    assertThat(runs.checked().path("warnings").toString())
        .contains("everything was imported: nothing published says what it has");

    runs.run("INCREMENTAL");

    assertThat(runs.checked().path("datasets")).isEmpty();
    assertThat(runs.checked().path("recommenders")).isEmpty();
    assertThat(runs.checked().path("warnings").toString())
        .contains("nothing is new since run run-1: nothing was imported");
  }

  @Test
  void fewNewInteractionsWaitForALaterRun() throws IOException {
    Random random = new Random(1);
    shop.add(events(random, 1_500, 0, 10));
    runs.run("INCREMENTAL");
    shop.add(events(random, 600, 11, 1));

    runs.run("INCREMENTAL");

    assertThat(runs.checked().path("datasets")).isEqualTo(Json.parse("[\"items\", \"users\"]"));
    assertThat(runs.checked().path("warnings").toString())
        .contains("600 new interactions are fewer than an import takes (1,000)");
    assertThat(runs.held()).hasSizeLessThanOrEqualTo(1_500);

    shop.add(events(random, 600, 12, 1));
    runs.run("INCREMENTAL");

    Set<String> added = runs.held();
    runs.run("FULL");
    assertThat(added).isEqualTo(runs.held());
  }

  @Test
  void whoSignsInLaterIsToldUntilEverythingIsImportedAgain() throws IOException {
    Random random = new Random(1);
    shop.add(events(random, 1_500, 0, 10));
    for (int each = 0; each < 40; each++) {
      shop.add(event(random, 1).anonymous().cookie("later"));
    }
    runs.run("INCREMENTAL");
    shop.add(events(random, 1_100, 12, 1));
    shop.add(event(random, 12).user("u1").cookie("later"));
    shop.add(event(random, 12).anonymous().cookie("later"));
    runs.run("INCREMENTAL");

    long kept = runs.held().stream().filter(row -> row.startsWith("later ")).count();
    assertThat(kept).isPositive();
    assertThat(runs.checked().path("warnings").toString())
        .contains(kept + " interactions are another user's or changed since they were imported");

    runs.run("FULL");

    assertThat(runs.held()).noneMatch(row -> row.startsWith("later "));
  }

  @Test
  void aChangedRuleImportsEverything() throws IOException {
    Random random = new Random(1);
    shop.add(events(random, 1_500, 0, 10));
    runs.run("FULL");
    FunctionUnderTest changed =
        new FunctionUnderTest(
            shop.warehouse, FunctionUnderTest.environment("COUNT_LIST_VIEWS", "true"));

    JsonNode basis =
        changed.call(runs.payload("TransformDatasets", "run-2", "INCREMENTAL")).at("/result/basis");

    assertThat(basis.has("former")).isFalse();
    assertThat(basis.path("reason").asText())
        .isEqualTo("SQL, schemas, settings or source tables have changed since run run-1");
  }

  @Test
  void everySoManyRunsImportEverything() throws IOException {
    shop.add(Event.view());
    JsonNode first = runs.function().call(runs.payload("TransformDatasets", "run-1", "FULL"));
    runs.goOnFrom(
        new Imported("run-1", 1_756_700_000, first.at("/result/basis/rules").asText(), 29));

    JsonNode basis =
        runs.function()
            .call(runs.payload("TransformDatasets", "run-2", "INCREMENTAL"))
            .at("/result/basis");

    assertThat(basis.path("reason").asText())
        .isEqualTo("it is one of every 30 runs, which imports everything");
  }
}
