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
sealed interface Template {
  JsonNode evaluate(Scope scope) throws EvaluationFailed;

  /// The value, which must be of a kind.
  default JsonNode evaluate(Scope scope, Kind kind) throws EvaluationFailed {
    JsonNode value = evaluate(scope);
    if (kind.matches(value)) {
      return value;
    }
    String problem =
        "returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
            .formatted(kind.label(), Kind.of(value), value);
    throw this instanceof Computed computed
        ? computed.expression().failed(problem)
        : new EvaluationFailed(problem);
  }

  /// A value that holds no expression.
  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      return value;
    }
  }

  /// One expression.
  record Computed(Expression expression) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) throws EvaluationFailed {
      return expression.evaluate(scope);
    }
  }

  /// An array.
  record Items(List<Template> items) implements Template {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public JsonNode evaluate(Scope scope) throws EvaluationFailed {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Template item : items) {
        array.add(item.evaluate(scope));
      }
      return array;
    }
  }

  /// An object.
  record Members(Map<String, Template> members) implements Template {
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public ObjectNode evaluate(Scope scope) throws EvaluationFailed {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, Template> member : members.entrySet()) {
        object.set(member.getKey(), member.getValue().evaluate(scope));
      }
      return object;
    }
  }
}
