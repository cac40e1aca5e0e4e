package accelerator.emulators.recommenders;

/// A domain of Amazon Personalize, as its API spells it.
public enum RecommenderDomain {
  /// Online shops.
  ECOMMERCE,
  /// Video libraries.
  VIDEO_ON_DEMAND
}
