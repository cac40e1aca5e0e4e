package accelerator.warehouse;

import accelerator.core.StackRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// `Custom::Tables`: the tables and views that runs make in the stack's schema. Runs make them,
/// this only drops them: when the stack is deleted, or has moved to another schema or account, they
/// would be left with the ids of people in them. Its properties are whose login drops them ({@link
/// AskedLogin}); its id is the schema.
record TablesResource(Warehouse warehouse, QualifiedName schema) implements SnowflakeResource {

  @Override
  public String id(JsonNode properties) {
    return schema.database() + "." + schema.schema();
  }

  @Override
  public Map<String, String> converge(StackRequest request) {
    return Map.of();
  }

  @Override
  public void drop(StackRequest request, String id) {
    int dot = id.indexOf('.');
    QualifiedName any =
        new QualifiedName(id.substring(0, dot), id.substring(dot + 1), schema.name());
    new StackTables(warehouse, any, StackOwner.of(request)).dropAll();
  }
}
