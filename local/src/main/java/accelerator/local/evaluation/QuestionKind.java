package accelerator.local.evaluation;

import accelerator.core.Domain;
import accelerator.core.Recommender;
import java.util.List;

/// What a recommender is asked for; those that are asked for the same are asked the same questions.
///
/// @param isBasket whether it is the rest of the last order, or else the last new item
/// @param eventType the type of the interactions that are asked for
record QuestionKind(boolean isBasket, String eventType) {
  static QuestionKind of(Recommender recommender) {
    return new QuestionKind(
        recommender == Recommender.FREQUENTLY_BOUGHT_TOGETHER,
        recommender.eventType().orElse(viewing(recommender.domain())));
  }

  private static String viewing(Domain domain) {
    return switch (domain) {
      case ECOMMERCE -> "View";
      case VIDEO_ON_DEMAND -> "Watch";
    };
  }

  HeldBackSplit heldBack(List<PastInteraction> rows) {
    return isBasket ? LastBaskets.of(rows, eventType) : LastNew.of(rows, eventType);
  }

  /// The same in words.
  String words() {
    return isBasket ? "the rest of the last order" : "the last new item, by " + eventType;
  }
}
