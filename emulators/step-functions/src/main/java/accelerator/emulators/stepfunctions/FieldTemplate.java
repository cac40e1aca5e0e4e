package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value of a definition in which any text may be an expression.
sealed interface FieldTemplate {
  JsonNode evaluate(ExpressionScope scope) throws EvaluationFailed;

  /// The value, which must be of a kind.
  default JsonNode evaluate(ExpressionScope scope, JsonKind kind) throws EvaluationFailed {
    JsonNode value = evaluate(scope);
    if (kind.matches(value)) {
      return value;
    }
    String problem =
        "returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
            .formatted(kind.label(), JsonKind.of(value), value);
    throw this instanceof Computed computed
        ? computed.expression().failed(problem)
        : new EvaluationFailed(problem);
  }

  /// A value that holds no expression.
  record Literal(JsonNode value) implements FieldTemplate {
    @Override
    public JsonNode evaluate(ExpressionScope scope) {
      return value;
    }
  }

  /// One expression.
  record Computed(Expression expression) implements FieldTemplate {
    @Override
    public JsonNode evaluate(ExpressionScope scope) throws EvaluationFailed {
      return expression.evaluate(scope);
    }
  }

  /// An array.
  record Items(List<FieldTemplate> items) implements FieldTemplate {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public JsonNode evaluate(ExpressionScope scope) throws EvaluationFailed {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (FieldTemplate item : items) {
        array.add(item.evaluate(scope));
      }
      return array;
    }
  }

  /// An object.
  record Members(Map<String, FieldTemplate> members) implements FieldTemplate {
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public ObjectNode evaluate(ExpressionScope scope) throws EvaluationFailed {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, FieldTemplate> member : members.entrySet()) {
        object.set(member.getKey(), member.getValue().evaluate(scope));
      }
      return object;
    }
  }
}
