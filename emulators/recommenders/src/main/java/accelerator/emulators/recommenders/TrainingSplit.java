package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.List;

/// The interactions of one event type, or of all, cut in two for measuring.
///
/// @param rehearsal without the newest of some users
/// @param evaluation the same, as questions to whole recommenders
/// @param learned what is learned for answering
/// @param isShared whether that is what is learned for measuring, too: what is held back is next to
///   nothing
record TrainingSplit(
    Rehearsal rehearsal, Evaluation evaluation, LearnedAssociations learned, boolean isShared) {
  /// Of small sets, whose questions are quick, twice as many are asked.
  private static final long QUESTIONS_BY_SIZE = 8_000_000_000L;

  private static final int MOST_USERS = 2000;
  private static final int NEGLIGIBLE = 50;

  static TrainingSplit of(Interactions interactions, TrainingParameters parameters) {
    int fewest = parameters.questions();
    long questions = QUESTIONS_BY_SIZE / Math.max(1, interactions.size());
    Rehearsal rehearsal = Rehearsal.of(interactions, Math.clamp(questions, fewest, 2 * fewest));
    long heldBack = (long) interactions.size() - rehearsal.known().size();
    boolean isShared = heldBack * NEGLIGIBLE <= interactions.size();
    return new TrainingSplit(
        rehearsal,
        rehearsal.evaluation(MOST_USERS),
        new LearnedAssociations(isShared ? rehearsal.known() : interactions, parameters),
        isShared);
  }

  /// What is learned for measuring.
  LearnedAssociations known(TrainingParameters parameters) {
    return isShared ? learned : new LearnedAssociations(rehearsal.known(), parameters);
  }

  /// The strengths in which the linear model may be tried: as many as there is time for.
  List<Float> regularisations(TrainingParameters parameters) {
    double seconds = Ease.seconds(rehearsal.all().items());
    double left = parameters.linearTime().toMillis() / 1000.0 - (isShared ? 0 : seconds);
    List<Float> regularisations = new ArrayList<>();
    for (float factor : new float[] {1, 3, 1 / 3f}) {
      left -= seconds;
      if (left >= 0) {
        regularisations.add(factor * parameters.regularisation());
      }
    }
    return regularisations;
  }
}
