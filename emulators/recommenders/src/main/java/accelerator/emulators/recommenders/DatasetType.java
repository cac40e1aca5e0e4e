package accelerator.emulators.recommenders;

/// What kind of rows a dataset has. Amazon Personalize takes its name in any case.
public enum DatasetType {
  /// Who did what with which item when.
  INTERACTIONS,
  /// What is known of each item.
  ITEMS,
  /// What is known of each user.
  USERS
}
