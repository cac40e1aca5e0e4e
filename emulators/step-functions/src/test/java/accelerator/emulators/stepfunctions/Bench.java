package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/// A machine on a virtual clock with functions of the test's own making.
final class Bench {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  final VirtualClock clock = new VirtualClock(START);
  final List<HistoryEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, LambdaFunctions> functions = new HashMap<>();
  private final Map<String, TaskIntegration> integrations = new HashMap<>();

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException(failure);
    }
  }

  Bench function(String name, LambdaFunctions function) {
    functions.put(name, function);
    return this;
  }

  Bench integration(String action, TaskIntegration integration) {
    integrations.put(action, integration);
    return this;
  }

  /// A function that takes its time, in seconds, and then answers.
  Bench slow(String name, BiFunction<JsonNode, Bench, Integer> seconds) {
    return function(
        name,
        (function, payload) -> {
          clock.waitUntil(clock.now().plusSeconds(seconds.apply(payload, this)));
          return payload;
        });
  }

  /// @param states what stands between the braces of States; the first state is "First"
  ExecutionResult run(String states, String input) throws InterruptedException {
    return machine(definition(states)).run("run", json(input));
  }

  static String definition(String states) {
    return """
        {"QueryLanguage": "JSONata", "StartAt": "First", "States": {%s}}
        """
        .formatted(states);
  }

  StateMachine machine(String definition) {
    Tasks tasks = tasks();
    return new StateMachine(
        MachineIdentity.local("refresh"),
        Definition.parse(definition, tasks),
        tasks,
        clock,
        new Random(7),
        () -> "5e1f8a52-0000-4000-8000-000000000001",
        List.of(events::add));
  }

  Tasks tasks() {
    return new Tasks(
        (function, payload) -> {
          LambdaFunctions found = functions.get(function);
          if (found == null) {
            throw new TaskFailed("Lambda.ResourceNotFoundException", function);
          }
          return found.invoke(function, payload);
        },
        integrations);
  }

  Duration elapsed() {
    return Duration.between(START, clock.now());
  }

  List<String> types() {
    return events.stream().map(HistoryEvent::type).toList();
  }

  /// The seconds from the start to each event of a type.
  List<Double> secondsOf(String type) {
    return events.stream()
        .filter(event -> event.type().equals(type))
        .map(event -> Duration.between(START, event.timestamp()).toMillis() / 1000.0)
        .toList();
  }

  /// A Task state that calls a function with its input.
  static String task(String name, String function, String rest) {
    return """
        "%s": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "%s", "Payload": "{%% $states.input %%}"}, %s}
        """
        .formatted(name, function, rest);
  }
}
