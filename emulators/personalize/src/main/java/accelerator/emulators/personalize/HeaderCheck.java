package accelerator.emulators.personalize;

import java.util.List;
import java.util.Optional;

/// Whether a file's header is the schema's fields in their order. The text about missing columns is
/// the service's; what stands behind it is ours, and says what is likely to be wrong with the file.
final class HeaderCheck {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final List<String> OTHER_SEPARATORS = List.of(";", "\t", "|");
  private static final int QUOTED_CHARACTERS = 100;

  private HeaderCheck() {}

  /// @param header as it stands in the file
  /// @param name of the file, for errors
  /// @throws JobFailed when a column is missing, or the order is another
  static void check(List<String> header, List<String> columns, String name) {
    List<String> missing = columns.stream().filter(field -> !header.contains(field)).toList();
    if (!missing.isEmpty()) {
      throw new JobFailed(
          "Input CSV is missing the following columns:%s.%s",
          missing, cause(header, columns, name).map(text -> " " + text).orElse(""));
    }
    if (!header.equals(columns)) {
      // That the order counts is documented; the text could not be verified against the service.
      throw new JobFailed(
          "Input CSV %s must have the columns %s in this order, has %s.", name, columns, header);
    }
  }

  private static Optional<String> cause(List<String> header, List<String> columns, String name) {
    String line = String.join(",", header);
    if (line.startsWith(BYTE_ORDER_MARK)) {
      return Optional.of(
          "%s begins with a byte order mark: write it as UTF-8 without one.".formatted(name));
    }
    if (line.indexOf('"') >= 0) {
      return Optional.of(
          "The header of %s has quotes: write its columns without them.".formatted(name));
    }
    Optional<String> separator =
        OTHER_SEPARATORS.stream()
            .filter(each -> header.size() == 1 && columns.size() > 1 && line.contains(each))
            .findFirst();
    if (separator.isPresent()) {
      return Optional.of(
          "The columns of %s are separated by '%s': separate them by commas."
              .formatted(name, separator.get().replace("\t", "\\t")));
    }
    return spelling(header, columns, name);
  }

  private static Optional<String> spelling(List<String> header, List<String> columns, String name) {
    List<String> misspelled =
        header.stream()
            .filter(each -> !columns.contains(each))
            .filter(each -> columns.stream().anyMatch(each.strip()::equalsIgnoreCase))
            .toList();
    if (!misspelled.isEmpty()) {
      return Optional.of(
          "%s has %s: spell columns as the schema does.".formatted(name, misspelled));
    }
    if (columns.stream().noneMatch(header::contains)) {
      return Optional.of(
          "The first line of %s must be its header, is '%s'."
              .formatted(name, shortened(String.join(",", header))));
    }
    return Optional.empty();
  }

  private static String shortened(String line) {
    return line.length() <= QUOTED_CHARACTERS ? line : line.substring(0, QUOTED_CHARACTERS) + "...";
  }
}
