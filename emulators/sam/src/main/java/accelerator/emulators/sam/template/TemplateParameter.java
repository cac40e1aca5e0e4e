package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A question of the template, with what it accepts.
///
/// @param type `String`, `Number`, `CommaDelimitedList` or a `List<..>`; other types, such as those
///   that CloudFormation looks up, are taken as strings
/// @param fallback the template's `Default`
public record TemplateParameter(
    String name,
    String type,
    String description,
    Optional<String> fallback,
    List<String> allowedValues,
    Optional<Pattern> allowedPattern,
    Optional<BigDecimal> minValue,
    Optional<BigDecimal> maxValue,
    Optional<BigDecimal> minLength,
    Optional<BigDecimal> maxLength) {
  public TemplateParameter {
    allowedValues = List.copyOf(allowedValues);
  }

  static TemplateParameter of(String name, JsonNode declared) {
    return new TemplateParameter(
        name,
        declared.path("Type").asText("String"),
        declared.path("Description").asText(""),
        text(declared, "Default"),
        declared.path("AllowedValues").valueStream().map(JsonNode::asText).toList(),
        text(declared, "AllowedPattern").map(Pattern::compile),
        text(declared, "MinValue").map(BigDecimal::new),
        text(declared, "MaxValue").map(BigDecimal::new),
        text(declared, "MinLength").map(BigDecimal::new),
        text(declared, "MaxLength").map(BigDecimal::new));
  }

  private static Optional<String> text(JsonNode declared, String key) {
    return Optional.ofNullable(declared.get(key)).map(JsonNode::asText);
  }

  /// What is wrong with a value, as sentences that name parameter and value; nothing when it is
  /// accepted.
  List<String> violations(String value) {
    List<String> violations = new ArrayList<>();
    if (!allowedValues.isEmpty() && !allowedValues.contains(value)) {
      violations.add("must be one of %s".formatted(allowedValues));
    }
    if (allowedPattern.isPresent() && !allowedPattern.get().matcher(value).matches()) {
      violations.add("must match %s".formatted(allowedPattern.get()));
    }
    if (type.equals("Number")) {
      violations.addAll(numberViolations(value));
    }
    violations.addAll(
        bounds(
            "must have at least %s characters",
            "must have at most %s characters",
            new BigDecimal(value.length()),
            minLength,
            maxLength));
    return violations.stream()
        .map(violation -> "parameter %s %s, was '%s'".formatted(name, violation, value))
        .toList();
  }

  private List<String> numberViolations(String value) {
    try {
      return bounds(
          "must be at least %s", "must be at most %s", new BigDecimal(value), minValue, maxValue);
    } catch (NumberFormatException _) {
      return List.of("must be a number");
    }
  }

  private static List<String> bounds(
      String tooLow,
      String tooHigh,
      BigDecimal value,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high) {
    List<String> violations = new ArrayList<>();
    low.filter(bound -> value.compareTo(bound) < 0)
        .ifPresent(bound -> violations.add(tooLow.formatted(bound.toPlainString())));
    high.filter(bound -> value.compareTo(bound) > 0)
        .ifPresent(bound -> violations.add(tooHigh.formatted(bound.toPlainString())));
    return violations;
  }

  /// What `!Ref` gives: a list for the list types, else text.
  JsonNode resolved(String value) {
    if (!type.equals("CommaDelimitedList") && !type.startsWith("List<")) {
      return TextNode.valueOf(value);
    }
    var list = JsonNodeFactory.instance.arrayNode();
    Arrays.stream(value.split(",", -1)).map(String::strip).forEach(list::add);
    return list;
  }

  /// The value of this parameter in a deployment.
  ///
  /// @throws EmulatorException when there is neither an answer nor a default
  String value(Deployment deployment) {
    return Optional.ofNullable(deployment.parameters().get(name))
        .or(() -> fallback)
        .orElseThrow(() -> new EmulatorException("parameter %s has no value".formatted(name)));
  }
}
