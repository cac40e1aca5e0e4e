package accelerator.emulators.personalize;

import java.util.function.Supplier;

/// What a schema's field demands of a column's values. The limits are the service's; the texts, but
/// that of a length, could not be verified against it.
///
/// Lengths count code points, in files as in requests: Smithy's length trait, by which requests are
/// measured, counts Unicode scalar values; the developer guide says "characters" of files. That the
/// service counts so in files could not be verified.
record ColumnCheck(Field field) {
  private static final int LONGEST_ID = 256;
  private static final int LONGEST_STRING = 1000;
  private static final int LONGEST_TEXT = 20_000;
  private static final long YEAR_10000 = 253_402_300_800L;

  /// The value as it is kept: a text that is too long is cut, everything else as it is.
  ///
  /// @param place where the value stands, for errors
  /// @throws JobFailed when the value cannot be in this column
  String checked(String value, Supplier<String> place) {
    if (value.isEmpty()) {
      if (!field.isNullable()) {
        throw new JobFailed("Column %s must not be empty, is in %s.", field.name(), place.get());
      }
      return value;
    }
    return field.type() == FieldType.STRING
        ? checkedText(value, place)
        : checkedNumber(value, place);
  }

  private String checkedText(String value, Supplier<String> place) {
    if (field.isTextual()) {
      return length(value) > LONGEST_TEXT
          ? value.substring(0, value.offsetByCodePoints(0, LONGEST_TEXT))
          : value;
    }
    boolean isId = field.name().equals("USER_ID") || field.name().equals("ITEM_ID");
    int longest = isId ? LONGEST_ID : LONGEST_STRING;
    if (value.length() > longest && length(value) > longest) {
      throw new JobFailed(
          "Length cannot be more than %d characters for %s, is %d in %s.",
          longest, field.name(), length(value), place.get());
    }
    return value;
  }

  private static int length(String value) {
    return value.codePointCount(0, value.length());
  }

  private String checkedNumber(String value, Supplier<String> place) {
    if (!field.type().accepts(value)) {
      throw new JobFailed(
          "Column %s must be of type %s, is '%s' in %s.",
          field.name(), field.type().key(), value, place.get());
    }
    if (field.name().equals("TIMESTAMP") || field.name().equals("CREATION_TIMESTAMP")) {
      long seconds = Long.parseLong(value);
      if (seconds < 0 || seconds >= YEAR_10000) {
        throw new JobFailed(
            "Column %s must be in epoch seconds, is '%s' in %s.", field.name(), value, place.get());
      }
    }
    return value;
  }
}
