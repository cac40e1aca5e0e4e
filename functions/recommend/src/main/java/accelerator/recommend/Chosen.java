package accelerator.recommend;

import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.recommend.Personalize.Answer.Ranking;
import java.util.List;
import java.util.Optional;

/// What somebody chose for an inquiry, before it is cut to what is shown.
///
/// @param recommender the one that was asked
/// @param basis what the items were chosen by, where that is not what was asked
/// @param participation the experiment that it is part of
/// @param fallbackReason why Personalize did not choose
record Chosen(
    Recommender recommender,
    Registry registry,
    RecommendedItems.Source source,
    Optional<RecommendedItems.Basis> basis,
    Ranking ranking,
    Optional<Participation> participation,
    Optional<String> fallbackReason) {

  /// The items that are shown to an inquiry: none that it asks about, none that it excludes.
  List<Registry.Item> items(Inquiry inquiry) {
    List<String> itemIds = inquiry.itemIds();
    return inquiry
        .selection()
        .of(
            ranking.items(),
            item ->
                itemIds.contains(item.itemId())
                    || inquiry.selection().excluded().contains(item.itemId()));
  }

  /// The same, saying what it was chosen by.
  Chosen by(RecommendedItems.Basis other) {
    return new Chosen(
        recommender, registry, source, Optional.of(other), ranking, participation, fallbackReason);
  }

  /// The same, saying why Personalize did not choose.
  Chosen because(String reason) {
    return new Chosen(
        recommender, registry, source, basis, ranking, participation, Optional.of(reason));
  }

  RecommendedItems shown(Inquiry inquiry) {
    return new RecommendedItems(
        recommender,
        source,
        ranking.recommendationId(),
        basis,
        new ItemMembers(registry.itemColumns())
            .show(
                ranking,
                items(inquiry),
                inquiry.selection().fields(),
                inquiry.selection().locale()),
        participation,
        fallbackReason);
  }
}
