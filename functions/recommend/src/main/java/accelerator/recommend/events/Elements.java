package accelerator.recommend.events;

import accelerator.core.ElementTexts;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The events in a body's text before any is understood: `{"events": [..]}`, an array, one event
/// alone, or one event a line (NDJSON, told by a first line that is an object by itself, or by the
/// content type where the whole is no JSON). One that cannot be read is so by itself.
final class Elements {
  static final int MOST = 500;

  private static final String LIST = "events";

  private Elements() {}

  /// An event's JSON, or why a line has none.
  sealed interface Element {
    record Read(JsonNode node) implements Element {}

    record Unreadable(String detail) implements Element {}
  }

  /// @param isSaidOneALine whether its sender says that it has one event a line
  /// @throws InvalidInput when the text is no such body, or has no event
  /// @throws TooManyEvents when it has more than {@value #MOST}
  static List<Element> of(String text, boolean isSaidOneALine) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    List<Element> elements =
        isOneALine(lines) ? each(lines) : whole(text, isSaidOneALine ? lines : List.of());
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
    return !texts(lines.getFirst(), List.of()).isEmpty();
  }

  /// One value; or else its elements where only those cannot be read; or else its lines.
  private static List<Element> whole(String text, List<String> lines) {
    try {
      return list(Json.parse(text));
    } catch (InvalidInput failure) {
      List<String> texts = texts(text, lines);
      if (texts.isEmpty()) {
        throw failure;
      }
      return each(texts);
    }
  }

  private static List<String> texts(String text, List<String> lines) {
    try {
      return ElementTexts.of(text, LIST);
    } catch (InvalidInput _) {
      return lines.size() < 2 ? List.of() : lines;
    }
  }

  private static List<Element> each(List<String> texts) {
    demandFew(texts.size());
    List<Element> elements = new ArrayList<>();
    for (String text : texts) {
      try {
        elements.add(new Element.Read(Json.parse(text)));
      } catch (InvalidInput failure) {
        elements.add(new Element.Unreadable(String.valueOf(failure.getMessage())));
      }
    }
    return elements;
  }

  private static List<Element> list(JsonNode body) {
    JsonNode list = body.has(LIST) ? body.path(LIST) : body;
    if (list.isArray()) {
      demandFew(list.size());
      return list.valueStream().<Element>map(Element.Read::new).toList();
    }
    if (body.has(LIST) || !body.isObject()) {
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
