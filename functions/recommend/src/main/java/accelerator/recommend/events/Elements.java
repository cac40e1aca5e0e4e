package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The events in a body's text before any is understood: `{"events": [..]}`, an array, one event
/// alone, or one event a line (NDJSON, told by a first line that is an object by itself).
final class Elements {
  static final int MOST = 500;

  private Elements() {}

  /// An event's JSON, or why a line has none.
  sealed interface Element {
    record Read(JsonNode node) implements Element {}

    record Unreadable(String detail) implements Element {}
  }

  /// @throws InvalidInput when the text is no such body, or has no event
  /// @throws TooManyEvents when it has more than {@value #MOST}
  static List<Element> of(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    List<Element> elements = isOneALine(lines) ? lines(lines) : list(Json.parse(text));
    if (elements.isEmpty()) {
      throw new InvalidInput(
          String.format(Locale.ROOT, "there must be 1..%d events in the body, were 0", MOST));
    }
    return elements;
  }

  /// Only the first line is looked at: where it is whole, the others are by themselves.
  private static boolean isOneALine(List<String> lines) {
    if (lines.size() < 2 || lines.getFirst().strip().charAt(0) != '{') {
      return false;
    }
    try {
      return Json.parse(lines.getFirst()).isObject();
    } catch (InvalidInput _) {
      return false;
    }
  }

  private static List<Element> lines(List<String> lines) {
    demandFew(lines.size());
    List<Element> elements = new ArrayList<>();
    for (String line : lines) {
      try {
        elements.add(new Element.Read(Json.parse(line)));
      } catch (InvalidInput failure) {
        elements.add(new Element.Unreadable(String.valueOf(failure.getMessage())));
      }
    }
    return elements;
  }

  private static List<Element> list(JsonNode body) {
    JsonNode list = body.has("events") ? body.path("events") : body;
    if (list.isArray()) {
      demandFew(list.size());
      return list.valueStream().<Element>map(Element.Read::new).toList();
    }
    if (body.has("events") || !body.isObject()) {
      throw new InvalidInput("the body must be an event, a list of events or {\"events\": [..]}");
    }
    return List.of(new Element.Read(body));
  }

  private static void demandFew(int events) {
    if (events > MOST) {
      throw new TooManyEvents(
          String.format(
              Locale.ROOT,
              "there must be 1..%d events in the body, were %d; send them in several bodies",
              MOST,
              events));
    }
  }
}
