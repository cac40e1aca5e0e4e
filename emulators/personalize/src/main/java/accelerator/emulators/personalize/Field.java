package accelerator.emulators.personalize;

/// A field of a dataset's schema, and with it a column of the files that are imported.
record Field(
    String name, FieldType type, boolean isNullable, boolean isCategorical, boolean isTextual) {

  /// Its type in words, such as `categorical string`; whether it may be null is left out.
  String described() {
    String kind = isCategorical ? "categorical " : isTextual ? "textual " : "";
    return kind + type.key();
  }
}
