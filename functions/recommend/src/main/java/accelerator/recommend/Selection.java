package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Registry;
import accelerator.recommend.events.Ids;
import accelerator.recommend.events.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What of a ranking is shown: so many items from an offset on, without those that the caller shows
/// already, and of each only some members.
///
/// @param numResults how many items at most, 1..{@value Question#MOST_RESULTS}
/// @param offset how many of those that are left are passed over
/// @param excluded ids that are left out
/// @param fields members that an item shows beside its id; all when none are named
/// @param locale the language of its texts, where there are columns of it
record Selection(
    int numResults,
    int offset,
    Set<String> excluded,
    Optional<List<String>> fields,
    Optional<Locales> locale) {
  static final int MOST_EXCLUDED = 200;
  private static final int MOST_OFFSET = 499;
  private static final int MOST_FIELDS = 20;
  private static final int DEFAULT_RESULTS = 25;

  Selection {
    excluded = Set.copyOf(excluded);
    fields = fields.map(List::copyOf);
  }

  /// How many items must be asked for.
  int toAsk() {
    return Math.min(Question.MOST_RESULTS, offset + numResults + excluded.size());
  }

  /// The same where others may show so many of them before: fewer if they would come without
  /// metadata otherwise.
  int toAskAfter(int others) {
    int most =
        toAsk() <= Question.MOST_RESULTS_WITH_METADATA
            ? Question.MOST_RESULTS_WITH_METADATA
            : Question.MOST_RESULTS;
    return Math.min(most, toAsk() + others);
  }

  /// The items of a ranking that are shown, best first.
  <T> List<T> of(List<T> ranking, Predicate<T> isExcluded) {
    List<T> shown = new ArrayList<>();
    int left = offset;
    for (T item : ranking) {
      if (shown.size() < numResults && !isExcluded.test(item) && left-- <= 0) {
        shown.add(item);
      }
    }
    return shown;
  }

  /// The same without further items.
  Selection without(Set<String> more) {
    Set<String> all = new LinkedHashSet<>(excluded);
    all.addAll(more);
    return new Selection(numResults, offset, all, fields, locale);
  }

  /// @param members the members that items may have
  /// @param violations where what is wrong goes
  static Selection read(
      Map<String, String> parameters, List<String> members, List<String> violations) {
    return new Selection(
        number("numResults", DEFAULT_RESULTS, 1, Question.MOST_RESULTS, parameters, violations),
        number("offset", 0, 0, MOST_OFFSET, parameters, violations),
        new LinkedHashSet<>(ids("exclude", MOST_EXCLUDED, parameters, violations)),
        fields(parameters, members, violations),
        Locales.read(parameters, violations));
  }

  /// The columns that must be asked for, where there are more than an answer may carry: those of
  /// the fields, in this locale and the plain ones. None where all may be, or no field is named.
  List<String> columns(Collection<String> all) {
    return all.size() <= Registry.MOST_COLUMNS
        ? List.of()
        : fields.orElse(List.of()).stream()
            .flatMap(field -> all.stream().filter(column -> shows(field, column)))
            .distinct()
            .limit(Registry.MOST_COLUMNS)
            .sorted()
            .toList();
  }

  private boolean shows(String field, String column) {
    return ItemMembers.camelCase(column).equals(field)
        || locale
            .flatMap(locales -> locales.plain(column))
            .filter(plain -> ItemMembers.camelCase(plain).equals(field))
            .isPresent();
  }

  private static int number(
      String name,
      int unsaid,
      int least,
      int most,
      Map<String, String> parameters,
      List<String> violations) {
    String text = parameters.getOrDefault(name, Integer.toString(unsaid));
    int number = Question.number(text);
    boolean isZero = number == 0 && !text.equals("0");
    if (number < least || number > most || isZero) {
      violations.add(
          String.format(
              Locale.ROOT, "%s must be %d..%d, was %s", name, least, most, Shown.text(text)));
      return unsaid;
    }
    return number;
  }

  /// Ids with commas between them, each once.
  static List<String> ids(
      String name, int most, Map<String, String> parameters, List<String> violations) {
    String text = parameters.get(name);
    if (text == null) {
      return List.of();
    }
    List<String> parts = Arrays.asList(text.split(",", -1));
    if (parts.size() > most) {
      violations.add(
          String.format(
              Locale.ROOT, "%s must name at most %d ids, named %d", name, most, parts.size()));
      return List.of();
    }
    Set<String> ids = new LinkedHashSet<>();
    for (String part : parts) {
      try {
        ids.add(Ids.checked(name, part));
      } catch (InvalidInput failure) {
        violations.add(String.valueOf(failure.getMessage()));
      }
    }
    return List.copyOf(ids);
  }

  private static Optional<List<String>> fields(
      Map<String, String> parameters, List<String> members, List<String> violations) {
    String text = parameters.get("fields");
    if (text == null) {
      return Optional.empty();
    }
    List<String> fields = new ArrayList<>();
    for (String part : text.split(",", MOST_FIELDS + 1)) {
      if (members.contains(part.strip())) {
        fields.add(part.strip());
      } else {
        violations.add("fields must be of %s, was %s".formatted(members, Shown.text(part.strip())));
        break;
      }
    }
    return Optional.of(fields);
  }
}
