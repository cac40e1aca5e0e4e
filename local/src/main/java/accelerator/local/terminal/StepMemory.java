package accelerator.local.terminal;

import accelerator.local.run.ResidentBytes;
import accelerator.local.run.RunProgress;
import accelerator.local.run.RunProgress.Step;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// The most memory that a process held while each step ran, by looking whenever the run is drawn.
/// Steps that run beside each other share what they are told.
final class StepMemory {
  private final Supplier<OptionalLong> now;
  private final Map<List<String>, Long> most = new HashMap<>();

  /// @param now how many bytes are resident; none where nothing tells
  StepMemory(Supplier<OptionalLong> now) {
    this.now = now;
  }

  /// Of this process, where Linux tells it.
  static StepMemory ofThisProcess() {
    return new StepMemory(() -> ResidentBytes.of(Path.of("/proc/self/status")));
  }

  /// Looks once, for all steps that run or have ended since the last look.
  void look(RunProgress.View view) {
    OptionalLong bytes = now.get();
    if (bytes.isEmpty()) {
      return;
    }
    for (Step step : view.steps()) {
      if (step.status() == Step.Status.RUNNING) {
        most.merge(key(step), bytes.getAsLong(), Math::max);
      } else {
        most.putIfAbsent(key(step), bytes.getAsLong());
      }
    }
  }

  /// Such as `3,120 MiB`; none where nothing was told.
  Optional<String> of(Step step) {
    return Optional.ofNullable(most.get(key(step)))
        .map(bytes -> String.format(Locale.ROOT, "%,d MiB", bytes >> 20));
  }

  private static List<String> key(Step step) {
    return List.of(step.name(), step.domain().orElse(""), step.startedAt().toString());
  }
}
