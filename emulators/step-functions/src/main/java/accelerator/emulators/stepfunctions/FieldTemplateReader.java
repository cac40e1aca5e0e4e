package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads values that may hold expressions. A text is one only if it begins with `{%` and ends with
/// `%}`; with one of the two alone it is refused.
///
/// @param isJsonata whether there may be expressions
/// @param phase when the value will be evaluated
record FieldTemplateReader(boolean isJsonata, StatePhase phase, List<String> violations) {

  /// @param path of the value in the definition
  /// @param field of the value in its state
  FieldTemplate read(JsonNode value, String path, String field) {
    return switch (value.getNodeType()) {
      case STRING -> text(value, path, field);
      case ARRAY -> items(value, path, field);
      case OBJECT -> members(value, path, field);
      case BOOLEAN, NULL, NUMBER, BINARY, MISSING, POJO -> new FieldTemplate.Literal(value);
    };
  }

  private FieldTemplate items(JsonNode value, String path, String field) {
    List<FieldTemplate> items = new ArrayList<>();
    for (JsonNode item : value) {
      String index = String.format(Locale.ROOT, "[%d]", items.size());
      items.add(read(item, path + index, field + index));
    }
    return new FieldTemplate.Items(items);
  }

  private FieldTemplate members(JsonNode value, String path, String field) {
    Map<String, FieldTemplate> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String name = member.getKey();
      if (!isJsonata && name.endsWith(".$")) {
        violations.add("%s: %s".formatted(Fields.join(path, name), UnknownField.message(name)));
      }
      members.put(name, read(member.getValue(), Fields.join(path, name), Fields.join(field, name)));
    }
    return new FieldTemplate.Members(members);
  }

  private FieldTemplate text(JsonNode value, String path, String field) {
    String text = value.asText();
    if (!text.startsWith("{%") && !text.endsWith("%}")) {
      return new FieldTemplate.Literal(value);
    }
    if (!text.startsWith("{%") || !text.endsWith("%}") || text.length() < 4) {
      violations.add(
          "%s: an expression stands between '{%%' and '%%}', was '%s'".formatted(path, text));
      return new FieldTemplate.Literal(value);
    }
    List<String> found = new ArrayList<>();
    if (!isJsonata) {
      found.add("an expression needs the QueryLanguage JSONata");
    }
    String source = text.substring(2, text.length() - 2).strip();
    Expression expression = Expression.read(source, field, phase, found);
    found.forEach(message -> violations.add("%s: %s".formatted(path, message)));
    return new FieldTemplate.Computed(expression);
  }
}
