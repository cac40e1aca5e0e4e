package accelerator.emulators.personalize;

import accelerator.emulators.loopback.EmulatorException;
import java.util.List;
import java.util.Optional;

/// What a recommender answers, whatever it has learned: these items in this order, as many as are
/// asked for. Filters, promotions and what the user did change nothing of it.
///
/// @param recommender its name or ARN; there need not be one: then nothing else of the question is
///   checked
/// @param userId the only user whom it is for; everybody if none is named
/// @param itemId the only item whose question it is for; every question if none is named
/// @param itemIds may be none
public record DeclaredAnswer(
    String recommender, Optional<String> userId, Optional<String> itemId, List<String> itemIds) {

  /// @throws EmulatorException when the recommender has no name, or an item no id
  public DeclaredAnswer {
    itemIds = List.copyOf(itemIds);
    if (recommender.isEmpty()) {
      throw new EmulatorException("recommender must be a name or an ARN, was empty");
    }
    if (itemIds.contains("")) {
      throw new EmulatorException("itemIds must not be empty texts, were " + itemIds);
    }
  }

  /// For everybody and every question.
  public static DeclaredAnswer of(String recommender, String... itemIds) {
    return new DeclaredAnswer(recommender, Optional.empty(), Optional.empty(), List.of(itemIds));
  }

  /// The same for one user only.
  public DeclaredAnswer forUser(String id) {
    return new DeclaredAnswer(recommender, Optional.of(id), itemId, itemIds);
  }

  /// The same for questions about one item only.
  public DeclaredAnswer forItem(String id) {
    return new DeclaredAnswer(recommender, userId, Optional.of(id), itemIds);
  }
}
