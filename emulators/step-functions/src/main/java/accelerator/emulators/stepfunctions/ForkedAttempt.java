package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One attempt at a Parallel or a Map: all of it, or the failure of what failed first.
final class ForkedAttempt {
  /// What an inline Map runs at once at most, whatever its MaxConcurrency.
  static final int MOST_CONCURRENT = 40;

  private ForkedAttempt() {}

  static JsonNode run(Interpreter interpreter, Visit visit, State.Parallel parallel)
      throws Failure, InterruptedException {
    JsonNode input = visit.evaluate(parallel.arguments(), visit.scope(), visit.input());
    visit.record("ParallelStateStarted", Visit.object());
    List<Fork.Job> jobs = new ArrayList<>();
    for (Body branch : parallel.branches()) {
      jobs.add(() -> interpreter.body(branch, input, visit.variables().inner(), visit.iteration()));
    }
    return join(visit, "Parallel", jobs, jobs.size());
  }

  static JsonNode run(Interpreter interpreter, Visit visit, State.MapState map)
      throws Failure, InterruptedException {
    Scope scope = visit.scope();
    JsonNode items = items(visit, map, scope);
    for (Template tolerated : map.tolerated()) {
      visit.evaluateInteger(tolerated, scope, "ToleratedFailure", 0);
    }
    long concurrency = 0;
    if (map.maxConcurrency().isPresent()) {
      concurrency = visit.evaluateInteger(map.maxConcurrency().get(), scope, "MaxConcurrency", 0);
    }
    List<JsonNode> inputs = new ArrayList<>();
    for (JsonNode item : items) {
      inputs.add(select(visit, map, scope, item, inputs.size()));
    }
    visit.record("MapStateStarted", Visit.object().put("length", inputs.size()));
    List<Fork.Job> jobs = new ArrayList<>();
    for (JsonNode input : inputs) {
      int index = jobs.size();
      jobs.add(() -> iterate(interpreter, visit, map, input, index));
    }
    return join(
        visit, "Map", jobs, concurrency == 0 ? MOST_CONCURRENT : Math.toIntExact(concurrency));
  }

  private static JsonNode items(Visit visit, State.MapState map, Scope scope) throws Failure {
    if (map.items().isPresent()) {
      return visit.evaluate(map.items().get(), scope, Kind.ARRAY);
    }
    if (!visit.input().isArray()) {
      throw visit.queryFailed(
          "Map state input must be an array but was: %s".formatted(visit.input()));
    }
    return visit.input();
  }

  private static JsonNode select(
      Visit visit, State.MapState map, Scope scope, JsonNode item, int index) throws Failure {
    if (map.itemSelector().isEmpty()) {
      return item;
    }
    ObjectNode context = scope.states().path("context").deepCopy();
    context.putObject("Map").putObject("Item").put("Index", index).set("Value", item);
    return visit.evaluate(map.itemSelector().get(), scope.with("context", context), Kind.ANY);
  }

  private static JsonNode iterate(
      Interpreter interpreter, Visit visit, State.MapState map, JsonNode input, int index)
      throws Failure, InterruptedException {
    record(visit, "Started", index, Visit.object());
    try {
      JsonNode output =
          interpreter.body(map.processor(), input, visit.variables().inner(), Optional.of(index));
      record(visit, "Succeeded", index, Visit.object());
      return output;
    } catch (Failure failure) {
      record(visit, "Failed", index, failure.detail());
      throw failure;
    } catch (InterruptedException failure) {
      record(visit, "Aborted", index, Visit.object());
      throw failure;
    }
  }

  private static void record(Visit visit, String what, int index, ObjectNode detail) {
    visit
        .run()
        .recorder()
        .record(
            "MapIteration" + what,
            Optional.of(visit.name()),
            Optional.of(index),
            detail.put("index", index));
  }

  private static JsonNode join(Visit visit, String type, List<Fork.Job> jobs, int concurrency)
      throws Failure, InterruptedException {
    try {
      ArrayNode result = JsonNodeFactory.instance.arrayNode();
      new Fork(visit.run().pace(), visit.name(), jobs).join(concurrency).forEach(result::add);
      Payload.check("result of the state '%s'".formatted(visit.name()), result);
      visit.record(type + "StateSucceeded", Visit.object());
      return result;
    } catch (Failure failure) {
      visit.record(type + "StateFailed", failure.detail());
      throw failure;
    }
  }
}
