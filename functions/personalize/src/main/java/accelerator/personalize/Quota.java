package accelerator.personalize;

/// The quotas of Personalize that a run can meet, as the Developer Guide lists them (Amazon
/// Personalize endpoints and quotas; creating recommenders).
enum Quota {
  DATASET_GROUPS("5 dataset groups in a region", true, false),
  SCHEMAS("500 schemas in a region", true, false),
  DATASETS("one dataset of a type in a dataset group", false, false),
  IMPORT_JOBS("5 import jobs under way in a region", false, true),
  EVENT_TRACKERS("one event tracker in a dataset group", false, false),
  FILTERS("30 filters in a dataset group", true, false),
  RECOMMENDERS("5 recommenders in a dataset group and 15 in a region", false, false);

  private final String value;
  private final boolean raised;
  private final boolean empties;

  Quota(String value, boolean raised, boolean empties) {
    this.value = value;
    this.raised = raised;
    this.empties = empties;
  }

  /// Whether it empties by itself when what fills it is done.
  boolean empties() {
    return empties;
  }

  /// The quota and its value unless somebody has changed it, such as `5 dataset groups in a
  /// region`.
  String value() {
    return value;
  }

  /// What to do when it is reached.
  String advice() {
    return "delete what is not needed%s"
        .formatted(
            raised
                ? ", or raise it in the Service Quotas console under Amazon Personalize"
                : "; AWS lists it as not adjustable in Service Quotas");
  }
}
