package accelerator.benchmarks.recommenders;

import accelerator.core.Json;

/// The main class of the JVMs that measure.
final class ForkedTask {
  private ForkedTask() {}

  /// @param arguments the name of a task and its settings as JSON
  public static void main(String[] arguments) throws Exception {
    String settings = arguments[1];
    Object result =
        switch (arguments[0]) {
          case "training" ->
              TrainingCost.measure(Json.mapper().readValue(settings, TrainingCost.class));
          case "queries" ->
              QueryLatencies.measure(Json.mapper().readValue(settings, QueryLatencies.class));
          case "peer" -> Peer.measure(Json.mapper().readValue(settings, Peer.class));
          default ->
              throw new IllegalArgumentException(
                  "task must be training, queries or peer, was '%s'".formatted(arguments[0]));
        };
    System.out.println(Json.write(result));
  }
}
