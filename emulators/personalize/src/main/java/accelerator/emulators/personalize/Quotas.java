package accelerator.emulators.personalize;

/// How many of each there may be.
///
/// @param importsAtOnce pending or in progress in the region
/// @param fieldsPerFilter distinct ones
/// @param filterFieldsPerGroup distinct ones of all its filters
/// @param dataDeletionsPerGroup pending or in progress
public record Quotas(
    int datasetGroups,
    int schemas,
    int recommendersPerGroup,
    int recommenders,
    int importsAtOnce,
    int eventTrackersPerGroup,
    int tagsPerResource,
    int filtersPerGroup,
    int fieldsPerFilter,
    int filterFieldsPerGroup,
    int dataDeletionsPerGroup) {

  /// The service's own, as its quota page lists them.
  public static Quotas standard() {
    return new Quotas(5, 500, 5, 15, 5, 1, 50, 30, 10, 20, 5);
  }
}
