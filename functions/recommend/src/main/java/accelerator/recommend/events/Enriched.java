package accelerator.recommend.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Snowplow enriched event as JSON: flat columns, its own data in `unstruct_event_<schema>_<major
/// version>`, entities in `contexts_<schema>_<major version>`, each a list. Schemas are named here
/// without their version: entities keep what is read here from one to the next.
record Enriched(JsonNode node) {

  String name() {
    return node.path("event_name").asText();
  }

  Optional<String> column(String name) {
    return new Members(node).text(name);
  }

  /// A column that holds an id; none where it says that there is none.
  Optional<String> idColumn(String name) {
    return column(name).filter(id -> !Ids.isNobody(id));
  }

  /// The event's own data; missing when it is of another schema.
  JsonNode data(String schema) {
    List<JsonNode> found = columns("unstruct_event_" + schema);
    return found.isEmpty() ? MissingNode.getInstance() : found.getFirst();
  }

  /// The entities of a schema, in their order. A single one may stand without its list.
  List<JsonNode> entities(String schema) {
    List<JsonNode> entities = new ArrayList<>();
    for (JsonNode column : columns("contexts_" + schema)) {
      if (column.isArray()) {
        column.forEach(entities::add);
      } else if (column.isObject()) {
        entities.add(column);
      }
    }
    return entities;
  }

  /// A member of the first entity of a schema.
  Optional<String> ofEntity(String schema, String member) {
    return entities(schema).stream()
        .findFirst()
        .flatMap(entity -> new Members(entity).text(member));
  }

  /// The same where the member is an id.
  Optional<String> idOfEntity(String schema, String member) {
    return ofEntity(schema, member).filter(id -> !Ids.isNobody(id));
  }

  /// A member of each entity of a schema that has it.
  List<String> ofEach(List<JsonNode> entities, String member) {
    return entities.stream().flatMap(entity -> new Members(entity).text(member).stream()).toList();
  }

  private List<JsonNode> columns(String prefix) {
    return node.properties().stream()
        .filter(column -> isVersionOf(prefix, column.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// Whether a column is `<prefix>_<major version>`.
  private static boolean isVersionOf(String prefix, String column) {
    int version = prefix.length() + 1;
    return column.length() > version
        && column.charAt(version - 1) == '_'
        && column.startsWith(prefix)
        && column.chars().skip(version).allMatch(each -> each >= '0' && each <= '9');
  }
}
