package accelerator.local;

import accelerator.core.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// Says in the list of commands that there are benchmarks: they have a class path of their own,
/// which the launcher chooses.
@Command(
    name = "benchmark",
    description = "Run once and print the time and the memory of each stage, or measure a part.",
    footer = {"", "What can be measured: accelerator benchmark --help"})
final class BenchmarkElsewhere implements Callable<Integer> {
  /// Whatever it is asked for.
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    throw new InvalidInput(
        "benchmark is not on this class path: start it as ./accelerator benchmark");
  }
}
