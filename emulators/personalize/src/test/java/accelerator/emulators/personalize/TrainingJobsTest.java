package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.recommenders.InteractionLog;
import accelerator.emulators.recommenders.Model;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.TrainingParameters;
import accelerator.emulators.recommenders.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingJobsTest {
  private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant EARLIER = END.minus(Duration.ofDays(30));
  private final TrainingJobs.Data data =
      new TrainingJobs.Data(List.of(new InteractionRows(views())), List.of(), List.of());

  /// Two months, in the second of which the items of higher numbers are viewed.
  private static InteractionLog views() {
    InteractionLog log = new InteractionLog();
    for (int n = 0; n < 4000; n++) {
      long time = END.minus(Duration.ofDays(60)).getEpochSecond() + n * 1296L;
      log.add("u" + n % 80, "i" + (n < 2000 ? n % 20 : 15 + n % 20), time, "Watch");
    }
    return log;
  }

  private static TrainingJobs jobs() {
    return new TrainingJobs(Runnable::run, InstantSource.fixed(END), TrainingParameters.standard());
  }

  private List<String> trending(TrainingJobs jobs, Instant now) {
    Model model = jobs.start(UseCase.TRENDING_NOW, data, now).result().orElseThrow();
    return model.recommender().recommend(RecommendationQuery.ofUser("somebody", 10));
  }

  @Test
  void trendsReferToTheTimeOfEachTraining() {
    TrainingJobs shared = jobs();

    List<String> before = trending(shared, EARLIER);
    List<String> after = trending(shared, END);

    assertThat(after).isNotEqualTo(before).isEqualTo(trending(jobs(), END));
    assertThat(trending(shared, EARLIER)).isEqualTo(before);
  }
}
