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

  static JsonNode run(Interpreter interpreter, FieldEvaluation fields, State.Parallel parallel)
      throws StateFailure, InterruptedException {
    StateVisit visit = fields.visit();
    JsonNode input = fields.evaluate(parallel.arguments(), fields.scope(), visit.input());
    visit.record("ParallelStateStarted", StateVisit.detail());
    List<ForkedJobs.Job> jobs = new ArrayList<>();
    for (StateFlow branch : parallel.branches()) {
      int index = jobs.size();
      jobs.add(
          once(
              visit,
              index,
              () ->
                  interpreter.flow(branch, under(visit, branch, input, index), visit.iteration())));
    }
    return join(visit, "Parallel", jobs, jobs.size());
  }

  static JsonNode run(Interpreter interpreter, FieldEvaluation fields, State.MapState map)
      throws StateFailure, InterruptedException {
    StateVisit visit = fields.visit();
    ExpressionScope scope = fields.scope();
    JsonNode items = items(fields, map, scope);
    for (FieldTemplate tolerated : map.tolerated()) {
      fields.evaluateInteger(tolerated, scope, "ToleratedFailure", 0);
    }
    long concurrency = 0;
    if (map.maxConcurrency().isPresent()) {
      concurrency = fields.evaluateInteger(map.maxConcurrency().get(), scope, "MaxConcurrency", 0);
    }
    List<JsonNode> inputs = new ArrayList<>();
    for (JsonNode item : items) {
      inputs.add(select(fields, map, scope, item, inputs.size()));
    }
    visit.record("MapStateStarted", StateVisit.detail().put("length", inputs.size()));
    List<ForkedJobs.Job> jobs = new ArrayList<>();
    for (JsonNode input : inputs) {
      int index = jobs.size();
      jobs.add(once(visit, index, () -> iterate(interpreter, visit, map, input, index)));
    }
    return join(
        visit, "Map", jobs, concurrency == 0 ? MOST_CONCURRENT : Math.toIntExact(concurrency));
  }

  /// What has succeeded before the execution was redriven is not done again.
  private static ForkedJobs.Job once(StateVisit visit, int index, ForkedJobs.Job job) {
    return () -> {
      Optional<JsonNode> before = visit.place().ended(index);
      if (before.isPresent()) {
        return before.get();
      }
      JsonNode result = job.run();
      visit.place().end(index, result);
      return result;
    };
  }

  private static FlowPlace under(StateVisit visit, StateFlow flow, JsonNode input, int index) {
    return visit
        .place()
        .under(index, () -> FlowPlace.before(flow, input, visit.variables().inner()));
  }

  private static JsonNode items(FieldEvaluation fields, State.MapState map, ExpressionScope scope)
      throws StateFailure {
    if (map.items().isPresent()) {
      return fields.evaluate(map.items().get(), scope, JsonKind.ARRAY);
    }
    if (!fields.visit().input().isArray()) {
      throw fields.queryFailed(
          "Map state input must be an array but was: %s".formatted(fields.visit().input()));
    }
    return fields.visit().input();
  }

  private static JsonNode select(
      FieldEvaluation fields, State.MapState map, ExpressionScope scope, JsonNode item, int index)
      throws StateFailure {
    if (map.itemSelector().isEmpty()) {
      return item;
    }
    ObjectNode context = scope.states().path("context").deepCopy();
    context.putObject("Map").putObject("Item").put("Index", index).set("Value", item);
    return fields.evaluate(map.itemSelector().get(), scope.with("context", context), JsonKind.ANY);
  }

  private static JsonNode iterate(
      Interpreter interpreter, StateVisit visit, State.MapState map, JsonNode input, int index)
      throws StateFailure, InterruptedException {
    record(visit, "Started", index, StateVisit.detail());
    try {
      JsonNode output =
          interpreter.flow(
              map.processor(), under(visit, map.processor(), input, index), Optional.of(index));
      record(visit, "Succeeded", index, StateVisit.detail());
      return output;
    } catch (StateFailure failure) {
      record(visit, "Failed", index, failure.detail());
      throw failure;
    } catch (InterruptedException failure) {
      record(visit, "Aborted", index, StateVisit.detail());
      throw failure;
    }
  }

  private static void record(StateVisit visit, String what, int index, ObjectNode detail) {
    visit
        .execution()
        .recorder()
        .record(
            "MapIteration" + what,
            Optional.of(visit.name()),
            Optional.of(index),
            detail.put("index", index));
  }

  private static JsonNode join(
      StateVisit visit, String type, List<ForkedJobs.Job> jobs, int concurrency)
      throws StateFailure, InterruptedException {
    try {
      ArrayNode result = JsonNodeFactory.instance.arrayNode();
      new ForkedJobs(visit.execution().clock(), visit.name(), jobs)
          .join(concurrency)
          .forEach(result::add);
      Payload.check("result of the state '%s'".formatted(visit.name()), result);
      visit.record(type + "StateSucceeded", StateVisit.detail());
      return result;
    } catch (StateFailure failure) {
      visit.record(type + "StateFailed", failure.detail());
      throw failure;
    }
  }
}
