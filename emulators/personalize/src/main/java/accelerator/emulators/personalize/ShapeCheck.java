package accelerator.emulators.personalize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The violations of a shape by a value, worded as AWS services word them. That Personalize uses
/// this wording could not be verified against the service.
final class ShapeCheck {
  private static final int QUOTED_CHARACTERS = 300;

  private final List<String> violations = new ArrayList<>();

  private ShapeCheck() {}

  /// @throws Refusal when a value is not even of the shape's JSON type
  static List<String> violations(Shape shape, JsonNode value) {
    ShapeCheck check = new ShapeCheck();
    check.check(shape, value, "", false);
    return List.copyOf(check.violations);
  }

  private void check(Shape shape, JsonNode value, String path, boolean isSecret) {
    switch (shape) {
      case Shape.Structure structure -> structure(structure, value, path, isSecret);
      case Shape.Sequence sequence -> sequence(sequence, value, path, isSecret);
      case Shape.Dictionary dictionary -> dictionary(dictionary, value, path, isSecret);
      case Shape.Text text -> text(text, value, path, isSecret || text.isSensitive());
      case Shape.Whole whole -> whole(whole, value, path, isSecret);
      case Shape.Decimal _ -> demand(value.isNumber(), path, "a number");
      case Shape.Flag _ -> demand(value.isBoolean(), path, "true or false");
    }
  }

  private void structure(Shape.Structure shape, JsonNode value, String path, boolean isSecret) {
    demand(value.isObject(), path, "an object");
    for (String member : shape.required()) {
      if (!value.hasNonNull(member)) {
        violations.add(
            "Value null at '%s' failed to satisfy constraint: Member must not be null"
                .formatted(join(path, member)));
      }
    }
    shape
        .members()
        .forEach(
            (name, member) -> {
              if (value.hasNonNull(name)) {
                boolean isHidden = isSecret || shape.isSensitive();
                check(member, value.path(name), join(path, name), isHidden);
              }
            });
  }

  private void sequence(Shape.Sequence shape, JsonNode value, String path, boolean isSecret) {
    demand(value.isArray(), path, "an array");
    length(shape.size(), value.size(), path, value, true);
    for (int index = 0; index < value.size(); index++) {
      check(
          shape.member(),
          value.path(index),
          String.format(Locale.ROOT, "%s.%d.member", path, index + 1),
          isSecret);
    }
  }

  private void dictionary(Shape.Dictionary shape, JsonNode value, String path, boolean isSecret) {
    demand(value.isObject(), path, "an object");
    length(shape.size(), value.size(), path, value, true);
    value
        .properties()
        .forEach(
            entry -> {
              JsonNode key = TextNode.valueOf(entry.getKey());
              check(shape.key(), key, join(path, entry.getKey()), isSecret);
              check(shape.value(), entry.getValue(), join(path, entry.getKey()), isSecret);
            });
  }

  private void text(Shape.Text shape, JsonNode value, String path, boolean isSecret) {
    demand(value.isTextual(), path, "a string");
    String text = value.asText();
    length(shape.length(), text.codePointCount(0, text.length()), path, value, isSecret);
    // What is too long is not matched too: some patterns take the cube of the length.
    boolean isMatched = shape.pattern().isPresent() && text.length() <= shape.length().max();
    if (isMatched && !shape.pattern().get().matcher(text).matches()) {
      String rule = "Member must satisfy regular expression pattern: " + shape.pattern().get();
      add(path, value, isSecret, rule);
    }
    if (!shape.values().isEmpty() && !shape.values().contains(text)) {
      add(path, value, isSecret, "Member must satisfy enum value set: " + shape.values());
    }
  }

  private void whole(Shape.Whole shape, JsonNode value, String path, boolean isSecret) {
    demand(value.isIntegralNumber() && value.canConvertToInt(), path, "a whole number");
    limits(shape.range(), value.asLong(), path, value, isSecret, "value");
  }

  private void length(Range range, long length, String path, JsonNode value, boolean isSecret) {
    limits(range, length, path, value, isSecret, "length");
  }

  private void limits(
      Range range, long amount, String path, JsonNode value, boolean isSecret, String what) {
    String rule = "Member must have " + what;
    if (amount < range.min()) {
      add(path, value, isSecret, rule + " greater than or equal to " + range.min());
    }
    if (amount > range.max()) {
      add(path, value, isSecret, rule + " less than or equal to " + range.max());
    }
  }

  private void add(String path, JsonNode value, boolean isSecret, String rule) {
    String shown = value.asText();
    if (shown.length() > QUOTED_CHARACTERS) {
      shown = shown.substring(0, QUOTED_CHARACTERS) + "...";
    }
    String quoted = isSecret ? "" : " '" + shown + "'";
    violations.add(
        "Value%s at '%s' failed to satisfy constraint: %s".formatted(quoted, path, rule));
  }

  private static void demand(boolean holds, String path, String type) {
    if (!holds) {
      throw Refusal.unreadable("Value at '%s' must be %s".formatted(path, type));
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
