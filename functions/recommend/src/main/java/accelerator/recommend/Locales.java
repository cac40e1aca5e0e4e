package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.recommend.events.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The language of an item's texts, told by how columns end: with `de-AT` the column `NAME_DE_AT`
/// stands for `NAME`, else `NAME_DE`, else `NAME` itself.
///
/// @param endings of columns, the least special first
record Locales(List<String> endings) {
  private static final int LONGEST = 16;

  Locales {
    endings = List.copyOf(endings);
  }

  /// The parameter `locale`, if it is given.
  ///
  /// @param violations where what is wrong goes
  static Optional<Locales> read(Map<String, String> parameters, List<String> violations) {
    String text = parameters.get("locale");
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(text));
    } catch (InvalidInput failure) {
      violations.add(String.valueOf(failure.getMessage()));
      return Optional.empty();
    }
  }

  /// @throws InvalidInput when it is no such language
  static Locales of(String text) {
    String whole = text.replace('-', '_').toUpperCase(Locale.ROOT);
    int country = whole.indexOf('_');
    boolean isOne =
        text.length() <= LONGEST
            && Character.isLetter(text.isEmpty() ? ' ' : text.charAt(0))
            && whole.chars().allMatch(each -> each == '_' || each < 128 && isPart((char) each));
    if (!isOne) {
      throw new InvalidInput(
          "locale must be a language such as de or de-AT, was %s".formatted(Shown.text(text)));
    }
    return new Locales(
        country < 0
            ? List.of("_" + whole)
            : List.of("_" + whole.substring(0, country), "_" + whole));
  }

  private static boolean isPart(char character) {
    return Character.isLetterOrDigit(character);
  }

  /// The column that a column of this language stands for; none when it is of no language of these.
  Optional<String> plain(String column) {
    String upper = column.toUpperCase(Locale.ROOT);
    return endings.stream()
        .filter(ending -> upper.endsWith(ending) && upper.length() > ending.length())
        .findFirst()
        .map(ending -> column.substring(0, column.length() - ending.length()));
  }

  /// What is known of an item, in this language.
  ///
  /// @param columns those of the schema, in whatever case
  Map<String, String> told(Map<String, String> metadata, Map<String, String> columns) {
    Map<String, String> told = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    told.putAll(metadata);
    for (String ending : endings) {
      metadata.forEach(
          (column, value) -> {
            Optional<String> plain =
                new Locales(List.of(ending)).plain(column).filter(columns::containsKey);
            plain.ifPresent(_ -> told.remove(column));
            plain.filter(_ -> !value.isBlank()).ifPresent(name -> told.put(name, value));
          });
    }
    return told;
  }
}
