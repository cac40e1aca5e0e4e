package accelerator.local;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command that runs the stack can be told.
final class RunOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Your own source tables, as <table>.csv or <table>.csv.gz.")
  private @Nullable Path data;

  @Option(
      names = "--domains",
      split = ",",
      description = "Domains to refresh (default: ${DEFAULT-VALUE}).",
      defaultValue = "ecommerce")
  private List<String> domains = List.of();

  /// The settings of a stack that works in a folder and serves on a port.
  ///
  /// @throws InvalidInput naming the option and its value
  StackSettings settings(WorkFolder work, int port) {
    Optional<Path> folder = Optional.ofNullable(data);
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw new InvalidInput("--data must be a folder, was '%s'".formatted(folder.get()));
    }
    return new StackSettings(
        Checkout.root(), work.path(), port, folder, domains.stream().map(Domain::of).toList());
  }
}
