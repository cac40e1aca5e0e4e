package accelerator.emulators.recommenders;

import java.util.Locale;
import java.util.Optional;

/// The least data that the service trains with, as its developer guide lists it (quotas; use case
/// pages).
final class Minimums {
  private static final int INTERACTIONS = UseCase.MINIMUM_EVENTS;
  private static final int USERS = 25;
  private static final int INTERACTIONS_OF_A_USER = 2;

  private Minimums() {}

  /// The texts for a use case without event type and for the share of users are not documented.
  ///
  /// @throws TooLittleData when there is less
  static void check(Interactions interactions, Optional<String> eventType) {
    if (interactions.size() < INTERACTIONS) {
      throw new TooLittleData(
          eventType
              .map(Minimums::tooFewOf)
              .orElse(
                  String.format(
                      Locale.ROOT, "Dataset has fewer than %d interactions", INTERACTIONS)));
    }
    if (eventType.isPresent() && interactions.countOf(eventType.get()) < INTERACTIONS) {
      throw new TooLittleData(tooFewOf(eventType.get()));
    }
    int users = interactions.usersWithAtLeast(INTERACTIONS_OF_A_USER);
    if (users < USERS) {
      throw new TooLittleData(
          String.format(
              Locale.ROOT,
              "Dataset has fewer than %d users with at least %d interactions each.",
              USERS,
              INTERACTIONS_OF_A_USER));
    }
    if (users * 100L < interactions.users()) {
      throw new TooLittleData(
          String.format(
              Locale.ROOT,
              "Dataset has fewer than 1%% of users with at least %d interactions each.",
              INTERACTIONS_OF_A_USER));
    }
  }

  private static String tooFewOf(String eventType) {
    return String.format(
        Locale.ROOT,
        "Dataset has fewer than %d interactions after filtering by event type: %s",
        INTERACTIONS,
        eventType);
  }
}
