package accelerator.local.run;

import accelerator.core.InvalidInput;
import accelerator.emulators.stepfunctions.HistoryEvent;
import accelerator.local.stack.StackMachines;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// The executions of the refresh machine: those of this start, whoever started them, and those of
/// earlier starts that were kept.
final class ShownExecutions {
  private static final int MOST_RUNNING = 8;
  private static final int MOST_ENDED = 10;

  private final StackMachines machine;
  private final KeptExecutions kept;
  private final InstantSource clock;

  /// What is told of the others' events; those that are told by themselves are not in it.
  private final Map<String, ExecutionLog> listening = new LinkedHashMap<>();

  private final Map<String, ExecutionLog> live = new LinkedHashMap<>();

  /// @param first a log that is told of its execution already
  ShownExecutions(
      StackMachines machine, KeptExecutions kept, InstantSource clock, ExecutionLog first) {
    this.machine = machine;
    this.kept = kept;
    this.clock = clock;
    add(first);
    machine.listen(this::heard);
  }

  /// Starts an execution and returns its name.
  ///
  /// @throws InvalidInput when too many run already
  String start(JsonNode input) {
    long running = logs().stream().filter(log -> !log.ended().isDone()).count();
    if (running >= MOST_RUNNING) {
      throw new InvalidInput(running + " executions run already: wait until one has ended");
    }
    ExecutionLog log = new ExecutionLog(UUID.randomUUID().toString(), List.of());
    hear(log);
    machine.start(log.name(), input, _ -> {});
    return log.name();
  }

  private void heard(HistoryEvent event) {
    String name = event.execution().substring(event.execution().lastIndexOf(':') + 1);
    Optional<ExecutionLog> log;
    synchronized (this) {
      if (event.type().equals("ExecutionStarted") && !live.containsKey(name)) {
        hear(new ExecutionLog(name, List.of()));
      }
      log = Optional.ofNullable(listening.get(name));
    }
    log.ifPresent(each -> each.record(event));
  }

  private synchronized void hear(ExecutionLog log) {
    listening.put(log.name(), log);
    add(log);
  }

  private synchronized void add(ExecutionLog log) {
    List<String> ended =
        live.values().stream()
            .filter(each -> each.ended().isDone())
            .map(ExecutionLog::name)
            .toList();
    ended.subList(0, Math.max(0, ended.size() - MOST_ENDED)).forEach(live::remove);
    live.put(log.name(), log);
    listening.keySet().retainAll(live.keySet());
    CompletableFuture<Void> _ = log.ended().thenAccept(kept::put);
  }

  /// Ends the logs of those that run, and keeps them: the process is about to end, and they with
  /// it.
  void interrupt() {
    logs().forEach(log -> log.interrupt(clock.instant()));
  }

  private synchronized List<ExecutionLog> logs() {
    return new ArrayList<>(live.values());
  }

  /// The one that was started last.
  ExecutionLog newest() {
    return logs().getLast();
  }

  /// An execution's whole log.
  Optional<JsonNode> find(String name) {
    Optional<ExecutionLog> running =
        logs().stream().filter(log -> log.name().equals(name)).findFirst();
    return running.isPresent() ? running.map(log -> log.json(clock.instant())) : kept.find(name);
  }

  /// A line for each, the newest first.
  List<JsonNode> lines() {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    kept.lines().forEach(line -> found.put(line.path("name").asText(), line));
    logs().forEach(log -> found.put(log.name(), LogViews.line(log.json(clock.instant()))));
    return found.values().stream()
        .sorted(Comparator.comparing(ShownExecutions::startedAt).reversed())
        .toList();
  }

  private static String startedAt(JsonNode line) {
    return line.path("startedAt").asText();
  }
}
