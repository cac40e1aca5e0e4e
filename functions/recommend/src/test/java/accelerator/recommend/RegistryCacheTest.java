package accelerator.recommend;

import static accelerator.core.Domain.ECOMMERCE;
import static accelerator.core.Domain.VIDEO_ON_DEMAND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.StorageFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RegistryCacheTest {
  private final FakeStore store = new FakeStore().publish(Given.registry("run-1"));
  private final List<String> log = new ArrayList<>();
  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final RegistryCache registries =
      new RegistryCache(store, Duration.ofSeconds(30), () -> now, Runnable::run, log::add);

  @Test
  void asksTheStoreOnceWithinTheAge() {
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
    passSeconds(29);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
    assertThat(store.tagsAsked).containsExactly("");
  }

  @Test
  void looksForANewVersionBesideTheAnswerWhenTheAgeHasPassed() {
    registries.find(ECOMMERCE);
    store.publish(Given.registry("run-2"));
    passSeconds(30);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-2"));
  }

  @Test
  void asksWithTheTagOfTheVersionItHas() {
    registries.find(ECOMMERCE);
    passSeconds(30);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
    passSeconds(29);
    registries.find(ECOMMERCE);
    assertThat(store.tagsAsked).containsExactly("", "run-1");
  }

  @Test
  void goesOnServingTheLastVersionWhileTheStoreFails() {
    registries.find(ECOMMERCE);
    store.isDown = true;
    passSeconds(30);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
    passSeconds(29);
    registries.find(ECOMMERCE);
    assertThat(store.tagsAsked).hasSize(2);
    assertThat(log)
        .containsExactly(
            """
            {"registry":"ecommerce","stale":true,"runId":"run-1","reason":"s3://data is down"}""");
  }

  @Test
  void goesOnServingWhateverALookBesideFailsWith() {
    registries.find(ECOMMERCE);
    for (Throwable failure :
        List.of(new IllegalStateException("odd"), new NoClassDefFoundError("Signer"))) {
      store.unforeseen = Optional.of(failure);
      passSeconds(30);
      assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
      assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
    }
    assertThat(store.tagsAsked).hasSize(3);
    assertThat(log)
        .containsExactly(
            """
            {"registry":"ecommerce","stale":true,"runId":"run-1",\
            "reason":"java.lang.IllegalStateException: odd"}""",
            """
            {"registry":"ecommerce","stale":true,"runId":"run-1",\
            "reason":"java.lang.NoClassDefFoundError: Signer"}""");
  }

  @Test
  void looksAgainAfterALookThatCouldNotBegin() {
    List<Runnable> begun = new ArrayList<>();
    boolean[] isFull = {true};
    RegistryCache crowded =
        new RegistryCache(
            store,
            Duration.ofSeconds(30),
            () -> now,
            work -> {
              if (isFull[0]) {
                throw new RejectedExecutionException("no thread");
              }
              begun.add(work);
            },
            log::add);
    crowded.find(ECOMMERCE);
    passSeconds(30);
    assertThat(crowded.find(ECOMMERCE)).contains(Given.registry("run-1"));
    isFull[0] = false;
    passSeconds(30);
    assertThat(crowded.find(ECOMMERCE)).contains(Given.registry("run-1"));

    assertThat(begun).hasSize(1);
    assertThat(log).singleElement().asString().contains("RejectedExecutionException: no thread");
  }

  @Test
  void waitsForARegistryThatIsOlderThanASnapshotMayBe() {
    registries.find(ECOMMERCE);
    store.publish(Given.registry("run-2"));
    passSeconds(7 * 24 * 3600);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-2"));
  }

  /// A run deletes what it replaces a minute after the age of the registry that named it.
  @Test
  void neverServesARegistryUnseenUntilWhatItNamesMayBeDeleted() {
    registries.find(ECOMMERCE);
    store.publish(Given.registry("run-2"));
    passSeconds(75);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-2"));
    store.tearDown();
    passSeconds(75);
    assertThat(registries.find(ECOMMERCE)).isEmpty();
  }

  @Test
  void servesTheOldOneAfterAPauseOnlyWhereTheStoreFails() {
    registries.find(ECOMMERCE);
    store.publish(Given.registry("run-2"));
    store.isDown = true;
    passSeconds(3600);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
    store.isDown = false;
    passSeconds(29);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
    passSeconds(1);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-2"));
    assertThat(log)
        .containsExactly(
            """
            {"registry":"ecommerce","stale":true,"runId":"run-1","reason":"s3://data is down"}""");
  }

  @Test
  void waitsNoLongerThanItsPatienceForASilentStore() {
    List<Runnable> begun = new ArrayList<>();
    RegistryCache silent = standingStill(begun);
    passSeconds(3600);
    assertThat(silent.find(ECOMMERCE)).contains(Given.registry("run-1"));
    assertThat(silent.find(ECOMMERCE)).contains(Given.registry("run-1"));

    assertThat(begun).hasSize(1);
    assertThat(log)
        .containsExactly(
            """
            {"registry":"ecommerce","stale":true,"runId":"run-1",\
            "reason":"the store did not answer in time"}""");
  }

  /// An instance stands still as soon as it has answered, with whatever goes on beside.
  @Test
  void aLookThatStoodStillWithItsInstanceTakesNothingBack() {
    List<Runnable> begun = new ArrayList<>();
    RegistryCache frozen = standingStill(begun);
    passSeconds(30);
    frozen.find(ECOMMERCE);
    store.publish(Given.registry("run-2"));
    passSeconds(3600);
    frozen.find(ECOMMERCE);
    begun.getLast().run();
    assertThat(frozen.find(ECOMMERCE)).contains(Given.registry("run-2"));
    store.isDown = true;
    begun.getFirst().run();
    assertThat(frozen.find(ECOMMERCE)).contains(Given.registry("run-2"));
    store.isDown = false;
    store.publish(Given.registry("run-1"));
    begun.getFirst().run();
    assertThat(frozen.find(ECOMMERCE)).contains(Given.registry("run-2"));
  }

  /// A cache that has read its registry, and whose looks stand still since.
  private RegistryCache standingStill(List<Runnable> begun) {
    RegistryCache cache =
        new RegistryCache(
            store, Duration.ofSeconds(30), () -> now, begun::add, Duration.ZERO, log::add);
    assertThat(cache.find(ECOMMERCE)).contains(Given.registry("run-1"));
    return cache;
  }

  @Test
  void takesWhatWasReadAhead() {
    registries.readAhead();
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
    assertThat(store.tagsAsked).containsExactly("", "");
  }

  @Test
  void looksAgainWhenReadingAheadFailed() {
    store.isDown = true;
    registries.readAhead();
    store.isDown = false;
    assertThat(registries.find(ECOMMERCE)).isPresent();
  }

  @Test
  void failsWhenTheStoreFailsAndNothingWasEverRead() {
    store.isDown = true;
    assertThatThrownBy(() -> registries.find(ECOMMERCE)).isInstanceOf(StorageFailed.class);
    store.isDown = false;
    assertThat(registries.find(ECOMMERCE)).isPresent();
  }

  @Test
  void doesNotRememberThatNothingIsPublished() {
    assertThat(registries.find(VIDEO_ON_DEMAND)).isEmpty();
    assertThat(registries.find(VIDEO_ON_DEMAND)).isEmpty();
    assertThat(store.tagsAsked).containsExactly("", "");
  }

  @Test
  void forgetsWhatWasTornDown() {
    registries.find(ECOMMERCE);
    store.tearDown();
    passSeconds(30);
    registries.find(ECOMMERCE);
    assertThat(registries.find(ECOMMERCE)).isEmpty();
  }

  private void passSeconds(int seconds) {
    now = now.plusSeconds(seconds);
  }
}
