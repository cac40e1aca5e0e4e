package accelerator.personalize;

/// A resource in Personalize that stands in a dataset group of the stack, or under its names.
///
/// @param status as Personalize spells it; empty for a schema, which has none
/// @param isOurs whether this stack made it: it has the stack's tag or, as schemas cannot be
///   tagged, exactly the stack's name
record PersonalizeResource(Kind kind, String resourceArn, String status, boolean isOurs) {

  /// The kinds, in the order in which they can be deleted: each needs those before it gone (Amazon
  /// Personalize developer guide, deleting datasets and dataset groups).
  enum Kind {
    RECOMMENDER,
    FILTER,
    EVENT_TRACKER,
    DATASET,
    SCHEMA,
    DATASET_GROUP;

    /// Whether one of this kind stands in the way of deleting one of another.
    boolean blocks(Kind other) {
      return this != SCHEMA && ordinal() < other.ordinal() && other.ordinal() >= DATASET.ordinal();
    }
  }

  /// Whether nothing is happening to it: what is being created, started, stopped, updated or
  /// deleted can only be waited for.
  boolean isSettled() {
    return kind == Kind.SCHEMA || Status.of(status) != Status.PENDING;
  }
}
