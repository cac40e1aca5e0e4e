package accelerator.emulators.recommenders.stranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import accelerator.emulators.recommenders.Evaluation;
import accelerator.emulators.recommenders.InteractionLog;
import accelerator.emulators.recommenders.Interactions;
import accelerator.emulators.recommenders.Items;
import accelerator.emulators.recommenders.Model;
import accelerator.emulators.recommenders.OnlineRecommender;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.RecommenderException;
import accelerator.emulators.recommenders.Scorecard;
import accelerator.emulators.recommenders.TooLittleData;
import accelerator.emulators.recommenders.Trainer;
import accelerator.emulators.recommenders.TrainingParameters;
import accelerator.emulators.recommenders.UseCase;
import accelerator.emulators.recommenders.UserEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TeaShopTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  /// Who takes tea takes a pot next; sixty others look around.
  private static InteractionLog visits() {
    InteractionLog log = new InteractionLog();
    for (int visit = 0; visit < 1200; visit++) {
      String user = "user-" + visit % 100;
      long time = NOW.getEpochSecond() - 3600L * (1200 - visit);
      log.add(user, "tea", time, "View");
      log.add(user, "pot", time + 60, "View");
      log.add(user, "item-" + visit % 60, time + 120, "View");
    }
    return log;
  }

  @Test
  void learnsAnswersAndGoesOnCounting() {
    Interactions interactions = Interactions.of(List.of(visits()), Set.of("new cup"));
    Items items = new Items(Map.of("new cup", Map.of("KIND", "cup")));
    Trainer trainer =
        new Trainer(interactions, items, NOW, TrainingParameters.standard().withThreads(2));

    Model viewed = trainer.train(UseCase.VIEWED_X_ALSO_VIEWED);
    assertThat(viewed.recommender().recommend(RecommendationQuery.ofItem("tea", 1)))
        .containsExactly("pot");
    assertThat(viewed.metrics()).containsKey("coverage");

    OnlineRecommender popular = trainer.train(UseCase.POPULAR_BY_VIEWS).recommender().online();
    for (int fan = 0; fan < 2000; fan++) {
      popular.observe(
          "fan-" + fan,
          new UserEvent("item-7", NOW.getEpochSecond(), "View"),
          NOW.getEpochSecond());
    }
    popular.publish();
    assertThat(popular.recommend(RecommendationQuery.ofUser("anyone", 1)))
        .containsExactly("item-7");
  }

  @Test
  void leavesOutWhatTheCallerDoesNotAllow() {
    Interactions interactions = Interactions.of(List.of(visits()), Set.of());

    assertThat(
            new Trainer(interactions, Items.none(), NOW)
                .train(UseCase.RECOMMENDED_FOR_YOU)
                .recommender()
                .recommend(
                    new RecommendationQuery(
                        Optional.of("nobody"), Optional.empty(), 3, id -> id.startsWith("item-"))))
        .hasSize(3)
        .allMatch(id -> id.startsWith("item-"));
  }

  @Test
  void measuresHowWellItForesees() {
    Interactions interactions = Interactions.of(List.of(visits()), Set.of());
    Evaluation evaluation = Evaluation.leaveLastOut(interactions, Optional.of("View"), 10);
    Model model =
        new Trainer(evaluation.known(), Items.none(), NOW).train(UseCase.RECOMMENDED_FOR_YOU);

    Scorecard score = evaluation.score(model.recommender());

    assertThat(score.questions()).isEqualTo(10);
    assertThat(score.hitRateAt10()).isBetween(0.0, 1.0);
  }

  @Test
  void saysWhatIsMissing() {
    Trainer trainer = new Trainer(Interactions.builder().build(), Items.none(), NOW);

    assertThatExceptionOfType(TooLittleData.class)
        .isThrownBy(() -> trainer.train(UseCase.TOP_PICKS))
        .withMessage("Dataset has fewer than 1000 interactions");
    assertThatExceptionOfType(RecommenderException.class)
        .isThrownBy(() -> new InteractionLog().add("u", "i", -1, "View"))
        .withMessage("timestamp must be in epoch seconds 0..253402300799, was -1");
  }
}
