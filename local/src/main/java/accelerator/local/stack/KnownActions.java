package accelerator.local.stack;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.local.faults.RehearsedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The actions that the state machines ask functions for: what a function can die in.
public final class KnownActions {
  private KnownActions() {}

  /// @param root the checkout, whose definitions are read
  /// @throws InvalidInput naming a death in an action that no state asks for
  public static void check(Path root, List<RehearsedFault> faults) throws IOException {
    SortedSet<String> known = of(root);
    for (RehearsedFault fault : faults) {
      if (fault.kind().isKill() && !known.contains(fault.name())) {
        throw new InvalidInput(
            "--fault must let a function die in one of %s, was '%s'"
                .formatted(known, fault.name()));
      }
    }
  }

  private static SortedSet<String> of(Path root) throws IOException {
    SortedSet<String> actions = new TreeSet<>();
    try (Stream<Path> files = Files.list(root.resolve("statemachine"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".asl.json")).toList()) {
        actions.addAll(Json.parse(Files.readString(file)).findValuesAsText("action"));
      }
    }
    return actions;
  }
}
