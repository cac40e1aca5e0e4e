package accelerator.emulators.personalize;

/// What an import does with the bulk data that is there. Single writes always stay.
enum BulkImportMode {
  /// It is replaced.
  FULL,
  /// It is added to; items and users of the same id are replaced.
  INCREMENTAL
}
