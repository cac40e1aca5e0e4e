package accelerator.emulators.recommenders;

import static accelerator.emulators.recommenders.ToldEvents.FIRST;
import static accelerator.emulators.recommenders.ToldEvents.everybodys;
import static accelerator.emulators.recommenders.ToldEvents.interactions;
import static accelerator.emulators.recommenders.ToldEvents.trained;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a recommender that goes on counting makes of odd times.
final class OnlineTimesTest {
  private static final long DISTANT = 250_000_000_000L;

  /// What ends a year before its training is not outweighed by one event.
  @Test
  void doesNotCountTimeInWhichNothingIsKnown() {
    long aYearLater = FIRST.getLast().event().epochSeconds() + 365 * 86_400L;
    OnlineRecommender online =
        new Trainer(interactions(FIRST), Items.none(), Instant.ofEpochSecond(aYearLater))
            .train(UseCase.POPULAR_BY_VIEWS)
            .recommender()
            .online();
    List<String> before = everybodys(online);

    online.observe("u1", new UserEvent(before.getLast(), aYearLater, "View"), aYearLater);
    online.publish();

    assertThat(everybodys(online)).first().isEqualTo(before.getFirst());
  }

  @Test
  void surviveEventsOfADistantFuture() {
    OnlineRecommender online = trained(UseCase.POPULAR_BY_VIEWS, FIRST).online();
    String last = everybodys(online).getLast();
    online.observe("u1", new UserEvent(last, DISTANT, "View"), DISTANT);
    online.publish();

    assertThat(everybodys(online)).hasSize(40).doesNotHaveDuplicates().first().isEqualTo(last);
  }
}
