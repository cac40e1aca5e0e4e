package accelerator.local.personalize;

/// How many of each there may be.
///
/// @param importsAtOnce pending or in progress in the region
public record Quotas(
    int datasetGroups,
    int schemas,
    int recommendersPerGroup,
    int recommenders,
    int importsAtOnce,
    int eventTrackersPerGroup,
    int tagsPerResource) {

  /// The service's own, as its quota page lists them.
  public static Quotas standard() {
    return new Quotas(5, 500, 5, 15, 5, 1, 50);
  }
}
