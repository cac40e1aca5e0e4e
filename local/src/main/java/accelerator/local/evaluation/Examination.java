package accelerator.local.evaluation;

import accelerator.core.Recommender;
import accelerator.emulators.recommenders.Interactions;
import accelerator.emulators.recommenders.TooLittleData;
import accelerator.emulators.recommenders.TrainedRecommender;
import accelerator.emulators.recommenders.Trainer;
import accelerator.emulators.recommenders.UseCase;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Trains every recommender of a domain on what is left when the newest is held back, and asks it
/// for what was held back. The same datasets give the same findings.
public final class Examination {
  private final Subject subject;
  private final Oracle oracle;
  private final Instant end;
  private final Map<QuestionKind, HeldBackSplit> parts = new HashMap<>();
  private final Map<QuestionKind, Trainer> trainers = new HashMap<>();

  private Examination(Subject subject, Oracle oracle) {
    this.subject = subject;
    this.oracle = oracle;
    this.end =
        Instant.ofEpochSecond(
            subject.rows().stream().mapToLong(PastInteraction::epochSeconds).max().orElse(0));
  }

  /// Examines a domain.
  public static Report.Chapter of(Subject subject, Oracle oracle) {
    Examination examination = new Examination(subject, oracle);
    Interactions all = HeldBackSplit.interactions(subject.rows());
    return new Report.Chapter(
        subject.domain(),
        all.size(),
        all.users(),
        all.items(),
        subject.rows().stream().mapToLong(PastInteraction::epochSeconds).min().orElse(0),
        examination.end.getEpochSecond(),
        subject.domain().recommenders().stream().map(examination::finding).toList());
  }

  private Finding finding(Recommender recommender) {
    QuestionKind kind = QuestionKind.of(recommender);
    HeldBackSplit asked = parts.computeIfAbsent(kind, key -> key.heldBack(subject.rows()));
    if (asked.questions().isEmpty()) {
      return new Finding.Skipped(
          recommender, "nobody has %s that could be held back".formatted(kind.eventType()));
    }
    Trainer trainer =
        trainers.computeIfAbsent(
            kind, _ -> new Trainer(asked.interactions(), subject.items(), end));
    try {
      return measured(
          recommender,
          asked,
          trainer.train(UseCase.ofRecipeArn(recommender.recipeArn("aws"))).recommender());
    } catch (TooLittleData failure) {
      return new Finding.Skipped(recommender, String.valueOf(failure.getMessage()));
    }
  }

  private Finding measured(
      Recommender recommender, HeldBackSplit asked, TrainedRecommender trained) {
    QuestionKind kind = QuestionKind.of(recommender);
    int items = asked.items();
    Outcomes own = Outcomes.of(asked.questions(), trained);
    Outcomes popular =
        Outcomes.of(asked.questions(), PopularityBaseline.of(asked.known(), kind.eventType()));
    Optional<Outcomes> best =
        oracle
            .of(recommender, asked.questions())
            .map(knowing -> Outcomes.of(asked.questions(), knowing));
    return new Finding.Measured(
        recommender,
        kind.words(),
        asked.questions().size(),
        Quality.of(own, items),
        Quality.of(popular, items),
        ratio(own, popular),
        best.map(outcomes -> Quality.of(outcomes, items)),
        best.flatMap(outcomes -> ratio(own, outcomes)),
        ExampleShelf.of(asked.questions(), trained, subject.items()));
  }

  private static Optional<Interval> ratio(Outcomes own, Outcomes other) {
    return Optional.of(Bootstrap.ratio(own.gains(), other.gains()))
        .filter(ratio -> Double.isFinite(ratio.value()) && Double.isFinite(ratio.high()));
  }
}
