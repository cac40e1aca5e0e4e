package accelerator.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The elements of a list in JSON, each as its own text, found without reading what is in them.
/// {@link Json#parse(String)} refuses a text as a whole for one number of very many digits, one
/// very long name, one value that is nested very deeply, or one `NaN` or `Infinity`, which some
/// writers take for JSON; whoever must judge each element by itself finds them here.
public final class ElementTexts {
  /// Whatever the grammar allows: how long a text may be, its reader says.
  private static final JsonFactory FORMAT =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private ElementTexts() {}

  /// The elements of a text that is a list, or of its member that is one; the text itself where it
  /// is an object without that member.
  ///
  /// @throws InvalidInput when it is not JSON, more than one value, or has no such list
  public static List<String> of(String text, String member) {
    try (JsonParser parser = FORMAT.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_ARRAY && first != JsonToken.START_OBJECT) {
        throw new InvalidInput("not JSON: neither a list nor an object");
      }
      List<String> elements =
          first == JsonToken.START_ARRAY ? list(parser, text) : member(parser, text, member);
      if (parser.nextToken() != null) {
        throw new InvalidInput("not JSON: there is more than one value");
      }
      return elements;
    } catch (IOException failure) {
      throw new InvalidInput("not JSON: " + failure.getMessage());
    }
  }

  private static List<String> member(JsonParser parser, String text, String member)
      throws IOException {
    List<String> found = List.of(text);
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (!name.equals(member)) {
        parser.skipChildren();
      } else if (value == JsonToken.START_ARRAY) {
        found = list(parser, text);
      } else {
        throw new InvalidInput("not JSON as it is wanted: %s is no list".formatted(member));
      }
    }
    return found;
  }

  private static List<String> list(JsonParser parser, String text) throws IOException {
    List<String> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long start = parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      parser.finishToken();
      elements.add(text.substring((int) start, (int) parser.currentLocation().getCharOffset()));
    }
    return elements;
  }
}
