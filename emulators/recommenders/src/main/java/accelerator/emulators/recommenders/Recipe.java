package accelerator.emulators.recommenders;

/// The settings of a hybrid. Which ones fit some data is found on a part of it held back: users
/// keep to a thread or wander, come back to what they know or never do, and catalogues are visited
/// densely or sparsely.
///
/// @param damping how much popular items are held back, 0 (not at all) to 1
/// @param followingRecency how much less each older moment of a history counts for what follows
/// @param similarRecency the same for what is similar
/// @param followingShare how much of a score is what follows, 0..1; the rest is what is similar
/// @param followingShrinkage how many further visits an item is thought to have had without any
///   item following: the higher, the less rare items say
/// @param regularisation of the linear model, which stands for similarity instead of the cosine; 0
///   for the cosine
/// @param repeats how much the user's own items count
record Recipe(
    double damping,
    float followingRecency,
    float similarRecency,
    float followingShare,
    float followingShrinkage,
    float regularisation,
    Repeats repeats) {
  /// What becomes of the items that a user has met.
  ///
  /// @param isLast whether they come after all others
  /// @param weight how much the one met most often has in addition to what the tables say, in
  ///   shares of the best score
  /// @param recency how much less each older moment counts for how often an item was met
  record Repeats(boolean isLast, float weight, float recency) {
    /// They are scored as all others are.
    static final Repeats AS_OTHERS = new Repeats(false, 0, 1);

    static final Repeats LAST = new Repeats(true, 0, 1);

    static Repeats often(float weight, float recency) {
      return new Repeats(false, weight, recency);
    }
  }

  /// What to start from: large catalogues of which each user has met little.
  static Recipe usual(TrainingParameters parameters) {
    return new Recipe(
        0,
        0.5f,
        0.7f,
        parameters.followingShare(),
        parameters.followingShrinkage(),
        0,
        Repeats.AS_OTHERS);
  }

  boolean isLinear() {
    return regularisation > 0;
  }

  Recipe withRepeats(Repeats other) {
    return new Recipe(
        damping,
        followingRecency,
        similarRecency,
        followingShare,
        followingShrinkage,
        regularisation,
        other);
  }

  Recipe withRecency(float following, float similar) {
    return new Recipe(
        damping, following, similar, followingShare, followingShrinkage, regularisation, repeats);
  }

  Recipe withShare(float following) {
    return new Recipe(
        damping,
        followingRecency,
        similarRecency,
        following,
        followingShrinkage,
        regularisation,
        repeats);
  }

  Recipe withShrinkage(float following) {
    return new Recipe(
        damping,
        followingRecency,
        similarRecency,
        followingShare,
        following,
        regularisation,
        repeats);
  }

  Recipe withDamping(double other) {
    return new Recipe(
        other,
        followingRecency,
        similarRecency,
        followingShare,
        followingShrinkage,
        regularisation,
        repeats);
  }

  /// With the linear model, which thrives on longer histories.
  Recipe withLinear(float other, float recency, float following) {
    return new Recipe(
        damping, followingRecency, recency, following, followingShrinkage, other, repeats);
  }
}
