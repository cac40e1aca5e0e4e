package accelerator.local.benchmark;

import accelerator.core.Json;

/// The main class of the JVMs that measure.
final class Worker {
  private Worker() {}

  /// @param arguments the name of a task and its settings as JSON
  public static void main(String[] arguments) throws Exception {
    String settings = arguments[1];
    Object result =
        switch (arguments[0]) {
          case "training" -> Training.measure(Json.mapper().readValue(settings, Training.class));
          case "queries" -> Queries.measure(Json.mapper().readValue(settings, Queries.class));
          case "peer" -> Peer.measure(Json.mapper().readValue(settings, Peer.class));
          default ->
              throw new IllegalArgumentException(
                  "task must be training, queries or peer, was '%s'".formatted(arguments[0]));
        };
    System.out.println(Json.write(result));
  }
}
