package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Registry;
import java.util.List;
import java.util.Optional;

/// The recommenders, ready to be asked.
interface Personalize {

  /// What comes back from a recommender.
  sealed interface Answer {
    /// Items, best first, with the metadata that was asked for.
    record Ranking(Optional<String> recommendationId, List<Registry.Item> items) implements Answer {
      public Ranking {
        items = List.copyOf(items);
      }
    }

    /// It does not answer, but did some time ago.
    record Kept(Ranking ranking, String reason) implements Answer {}

    /// It does not answer, or not in time, or not now.
    ///
    /// @param reason the service's error code or the kind of failure, such as `ThrottlingException`
    record Unavailable(String reason, Outage outage) implements Answer {}
  }

  /// What a failure says about the next question.
  enum Outage {
    /// The same question may be answered at once.
    PASSING,
    /// The service wants fewer questions.
    THROTTLED,
    /// Only what was asked for is missing; the service is well.
    GONE;

    /// Whether it counts against the service.
    boolean isOfTheService() {
      return this != GONE;
    }
  }

  /// Asks a recommender.
  ///
  /// @throws InvalidInput when the service finds fault with the question
  Answer ask(Inquiry inquiry);
}
