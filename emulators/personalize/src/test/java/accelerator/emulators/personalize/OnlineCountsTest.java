package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.recommenders.Interactions;
import accelerator.emulators.recommenders.Items;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.TrainedRecommender;
import accelerator.emulators.recommenders.Trainer;
import accelerator.emulators.recommenders.UseCase;
import accelerator.emulators.recommenders.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnlineCountsTest {
  private static final Instant TRAINED = Instant.parse("2026-03-01T12:00:00Z");
  private final OnlineCounts counts = new OnlineCounts(Duration.ofHours(2), 15);
  private final DatasetContents contents = new DatasetContents(MemoryLimits.standard());

  /// Three thousand watched films, those of lower numbers more often.
  private static TrainedRecommender trained(UseCase useCase) {
    Interactions.Builder interactions = Interactions.builder();
    for (int nth = 0; nth < 3000; nth++) {
      long time = TRAINED.getEpochSecond() - 60L * (3000 - nth);
      int item = (nth * 7919 % 30) * (nth * 104_729 % 30) / 30;
      interactions.add("u" + nth % 100, String.format(Locale.ROOT, "i%02d", item), time, "Watch");
    }
    return new Trainer(interactions.build(), Items.none(), TRAINED).train(useCase).recommender();
  }

  private void watched(String item, int times, Instant at) {
    for (int nth = 0; nth < times; nth++) {
      contents
          .writes()
          .addEvent(
              Optional.of(item + at + nth),
              "fan" + nth,
              new UserEvent(item, at.getEpochSecond(), "Watch"));
    }
  }

  private void add(String user, String item) {
    UserEvent event = new UserEvent(item, TRAINED.getEpochSecond(), "Watch");
    contents.writes().addEvent(Optional.empty(), user, event);
  }

  private List<String> ask(UseCase useCase, TrainedRecommender learned, Instant now) {
    return counts
        .of("arn", useCase, learned, TRAINED, contents, now)
        .recommend(RecommendationQuery.ofUser("somebody", 10));
  }

  @Test
  void lookAtWhatTrendsEveryTwoHours() {
    TrainedRecommender learned = trained(UseCase.TRENDING_NOW);
    List<String> before = ask(UseCase.TRENDING_NOW, learned, TRAINED);
    String riser = learned.recommend(RecommendationQuery.ofUser("somebody", 25)).getLast();
    assertThat(before).doesNotContain(riser);

    Instant soon = TRAINED.plus(Duration.ofMinutes(90));
    watched(riser, 600, soon);

    assertThat(ask(UseCase.TRENDING_NOW, learned, soon)).isEqualTo(before);
    Instant later = TRAINED.plus(Duration.ofHours(2));
    assertThat(ask(UseCase.TRENDING_NOW, learned, later)).first().isEqualTo(riser);
    assertThat(ask(UseCase.TRENDING_NOW, learned, later.plus(Duration.ofDays(1))))
        .as("without an event nothing trends otherwise")
        .isEqualTo(ask(UseCase.TRENDING_NOW, learned, later));
  }

  @Test
  void letWhatIsPopularFollowAtOnce() {
    TrainedRecommender learned = trained(UseCase.MOST_POPULAR);
    String last = learned.recommend(RecommendationQuery.ofUser("somebody", 25)).getLast();

    watched(last, 200, TRAINED);

    assertThat(ask(UseCase.MOST_POPULAR, learned, TRAINED)).first().isEqualTo(last);
  }

  @Test
  void forgetWhoseDataWasDeleted() {
    TrainedRecommender learned = trained(UseCase.MOST_POPULAR);
    List<String> before = ask(UseCase.MOST_POPULAR, learned, TRAINED);
    String last = learned.recommend(RecommendationQuery.ofUser("somebody", 25)).getLast();
    for (int nth = 0; nth < 200; nth++) {
      add("fan" + nth, last);
    }
    add("u1", "i01");
    assertThat(ask(UseCase.MOST_POPULAR, learned, TRAINED)).isNotEqualTo(before);

    for (int nth = 0; nth < 200; nth++) {
      contents.forget(Set.of("fan" + nth), TRAINED);
    }

    assertThat(ask(UseCase.MOST_POPULAR, learned, TRAINED)).isEqualTo(before);
  }
}
