package accelerator.emulators.personalize.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of a question's parameters as they are sent: each string in double quotes, commas
/// between them; numbers plain.
record FilterValues(Map<String, String> byParameter) {
  boolean has(String parameter) {
    return byParameter.containsKey(parameter);
  }

  /// @throws InvalidFilter when they are not of that form
  List<String> strings(String parameter) {
    List<FilterToken> tokens = tokens(parameter);
    List<String> values = new ArrayList<>();
    for (int index = 0; index < tokens.size() - 1; index += 2) {
      boolean isFollowed = tokens.get(index + 1).is(",") && index + 2 < tokens.size() - 1;
      boolean isLast = tokens.get(index + 1).kind() == FilterToken.Kind.END;
      if (tokens.get(index).kind() != FilterToken.Kind.STRING || !(isFollowed || isLast)) {
        throw malformed(parameter);
      }
      values.add(tokens.get(index).text());
    }
    if (values.isEmpty()) {
      throw malformed(parameter);
    }
    return values;
  }

  /// @throws InvalidFilter when it is not one number
  double number(String parameter) {
    List<FilterToken> tokens = tokens(parameter);
    Optional<Double> number =
        tokens.size() == 2 ? FilterConditions.number(tokens.getFirst().text()) : Optional.empty();
    return number.orElseThrow(
        () -> new InvalidFilter("The filter value of %s must be a number.", parameter));
  }

  /// Values are not quoted in errors: they may be personal.
  private List<FilterToken> tokens(String parameter) {
    try {
      return FilterTokenizer.tokens(byParameter.getOrDefault(parameter, ""));
    } catch (InvalidFilter _) {
      throw malformed(parameter);
    }
  }

  private static InvalidFilter malformed(String parameter) {
    return new InvalidFilter(
        "The filter value of %s must be strings in double quotes with commas between them.",
        parameter);
  }
}
