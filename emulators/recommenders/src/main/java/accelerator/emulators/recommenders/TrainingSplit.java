package accelerator.emulators.recommenders;

/// The interactions of one event type, or of all, cut in two for measuring.
///
/// @param evaluation without the newest of some users
/// @param known what is learned for measuring
/// @param learned what is learned for answering: the same, if what is held back is next to nothing
record TrainingSplit(
    Evaluation evaluation, LearnedAssociations known, LearnedAssociations learned) {
  private static final int MOST_QUESTIONS = 2000;
  private static final int NEGLIGIBLE = 100;

  static TrainingSplit of(Interactions interactions, TrainingParameters parameters) {
    Evaluation evaluation = Evaluation.leaveNewestTenthOut(interactions, MOST_QUESTIONS);
    LearnedAssociations known = new LearnedAssociations(evaluation.known(), parameters);
    long heldBack = (long) interactions.size() - evaluation.known().size();
    boolean isNegligible = heldBack * NEGLIGIBLE <= interactions.size();
    return new TrainingSplit(
        evaluation,
        known,
        isNegligible ? known : new LearnedAssociations(interactions, parameters));
  }
}
