package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Imported;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs one after the other over a growing source, and what Personalize holds after each: an
/// incremental import adds rows and keeps equal ones once, a full one replaces everything.
class IncrementalRunsTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 9, 1);

  private final Shop shop = new Shop();
  private final FunctionUnderTest function =
      new FunctionUnderTest(
          shop.warehouse, FunctionUnderTest.environment("FULL_IMPORT_EVERY", "30"));

  /// The interactions that Personalize holds.
  private final TreeSet<String> held = new TreeSet<>();

  private Optional<Imported> imported = Optional.empty();
  private JsonNode checked = Json.object();
  private int runs;

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  private ObjectNode payload(String action, String runId, String mode) throws IOException {
    ObjectNode event = FunctionUnderTest.ownSource("transform-datasets");
    event.put("action", action);
    ((ObjectNode) event.path("run")).put("runId", runId).put("importMode", mode);
    if (mode.equals("INCREMENTAL")) {
      imported.ifPresent(
          former -> ((ObjectNode) event.path("plan")).set("imported", Json.tree(former)));
    }
    return event;
  }

  /// One run as the state machine does it, but for the import, which is done here.
  private void run(String mode) throws IOException {
    String runId = "run-" + ++runs;
    JsonNode basis = function.call(payload("TransformDatasets", runId, mode)).at("/result/basis");
    ObjectNode check = payload("CheckData", runId, mode);
    check.set("basis", basis);
    checked = function.call(check).path("result");
    ObjectNode unload = payload("UnloadDatasets", runId, mode);
    unload.set("basis", basis);
    unload.set("datasets", checked.path("datasets"));
    ObjectNode show = payload("ShowDatasets", runId, mode);
    for (JsonNode dataset : checked.path("datasets")) {
      if (dataset.asText().equals("interactions")) {
        imports(runId, basis);
        imported = Optional.of(Json.read(checked.path("imported"), Imported.class));
      }
      show.withArray("datasets").addObject().put("dataset", dataset.asText());
    }
    if (!checked.path("datasets").isEmpty()) {
      function.call(show);
    }
  }

  private void imports(String runId, JsonNode basis) {
    boolean isAdded = basis.has("former");
    if (!isAdded) {
      held.clear();
    }
    long since = isAdded ? LocalDate.parse(basis.path("since").asText()).toEpochDay() * 86_400 : 0;
    shop.select(
            "select user_id || ' ' || item_id || ' ' || timestamp || ' ' || event_type as row_text"
                + " from SHOP.PERSONALIZE.SHOP_ECOMMERCE_INTERACTIONS_%s where timestamp >= "
                    .formatted(runId.replace('-', '_'))
                + since)
        .forEach(row -> held.add(row.text("row_text").orElseThrow()));
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
    return shop
        .select(
            "select item_id || ' ' || price || ' ' || coalesce(name, '') as row_text"
                + " from SHOP.PERSONALIZE.SHOP_ECOMMERCE_ITEMS order by 1")
        .stream()
        .flatMap(row -> row.text("row_text").stream())
        .toList();
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

      run("INCREMENTAL");
    }
    assertThat(imported.orElseThrow().increments()).isEqualTo(20);
    TreeSet<String> added = new TreeSet<>(held);
    List<String> itemsAdded = items();

    run("FULL");

    assertThat(added).hasSizeGreaterThan(22_000).isEqualTo(held);
    assertThat(itemsAdded).isEqualTo(items());
  }

  @Test
  void aRunWithoutNewsImportsNothing() throws IOException {
    Random random = new Random(1);
    shop.add(events(random, 1_500, 0, 10));
    run("INCREMENTAL");
    assertThat(checked.path("warnings").toString())
        .contains("everything was imported: nothing published says what it has");

    run("INCREMENTAL");

    assertThat(checked.path("datasets")).isEmpty();
    assertThat(checked.path("recommenders")).isEmpty();
    assertThat(checked.path("warnings").toString())
        .contains("nothing is new since run run-1: nothing was imported");
  }

  @Test
  void fewNewInteractionsWaitForALaterRun() throws IOException {
    Random random = new Random(1);
    shop.add(events(random, 1_500, 0, 10));
    run("INCREMENTAL");
    shop.add(events(random, 600, 11, 1));

    run("INCREMENTAL");

    assertThat(checked.path("datasets")).isEqualTo(Json.parse("[\"items\", \"users\"]"));
    assertThat(checked.path("warnings").toString())
        .contains("600 new interactions are fewer than an import takes (1,000)");
    assertThat(held).hasSizeLessThanOrEqualTo(1_500);

    shop.add(events(random, 600, 12, 1));
    run("INCREMENTAL");

    TreeSet<String> added = new TreeSet<>(held);
    run("FULL");
    assertThat(added).isEqualTo(held);
  }

  @Test
  void whoSignsInLaterIsToldUntilEverythingIsImportedAgain() throws IOException {
    Random random = new Random(1);
    shop.add(events(random, 1_500, 0, 10));
    for (int each = 0; each < 40; each++) {
      shop.add(event(random, 1).anonymous().cookie("later"));
    }
    run("INCREMENTAL");
    shop.add(events(random, 1_100, 12, 1));
    shop.add(event(random, 12).user("u1").cookie("later"));
    shop.add(event(random, 12).anonymous().cookie("later"));
    run("INCREMENTAL");

    long kept = held.stream().filter(row -> row.startsWith("later ")).count();
    assertThat(kept).isPositive();
    assertThat(checked.path("warnings").toString())
        .contains(kept + " interactions are another user's or changed since they were imported");

    run("FULL");

    assertThat(held).noneMatch(row -> row.startsWith("later "));
  }

  @Test
  void aChangedRuleImportsEverything() throws IOException {
    Random random = new Random(1);
    shop.add(events(random, 1_500, 0, 10));
    run("FULL");
    FunctionUnderTest changed =
        new FunctionUnderTest(
            shop.warehouse, FunctionUnderTest.environment("COUNT_LIST_VIEWS", "true"));

    JsonNode basis =
        changed.call(payload("TransformDatasets", "run-2", "INCREMENTAL")).at("/result/basis");

    assertThat(basis.has("former")).isFalse();
    assertThat(basis.path("reason").asText())
        .isEqualTo("SQL, schemas, settings or source tables have changed since run run-1");
  }

  @Test
  void everySoManyRunsImportEverything() throws IOException {
    shop.add(Event.view());
    JsonNode first = function.call(payload("TransformDatasets", "run-1", "FULL"));
    imported =
        Optional.of(
            new Imported("run-1", 1_756_700_000, first.at("/result/basis/rules").asText(), 29));

    JsonNode basis =
        function.call(payload("TransformDatasets", "run-2", "INCREMENTAL")).at("/result/basis");

    assertThat(basis.path("reason").asText())
        .isEqualTo("it is one of every 30 runs, which imports everything");
  }
}
