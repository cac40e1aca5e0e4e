package accelerator.local;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Window;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.StackSettings;
import accelerator.local.stack.WorkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command that runs the stack can be told.
public final class RunOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Your own source tables, as <table>.csv or <table>.csv.gz.")
  private @Nullable Path data;

  @Option(
      names = {"--domains", "--domain"},
      split = ",",
      description = "Domains to refresh (default: all, or those that --data has a table of).")
  private List<String> domains = List.of();

  @Option(
      names = "--window",
      paramLabel = "START..END",
      description =
          "Days to learn from, both included, as 2025-09-01..2025-11-29 (default: those of --data,"
              + " but for clocks before 2000 or after today).")
  private @Nullable String window;

  /// The settings of a stack that works in a folder and serves on a port.
  ///
  /// @throws InvalidInput naming the option and its value
  public StackSettings settings(WorkFolder work, int port) {
    Optional<Path> folder = Optional.ofNullable(data);
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw new InvalidInput("--data must be a folder, was '%s'".formatted(folder.get()));
    }
    List<Domain> chosen =
        domains.isEmpty() ? present(folder) : domains.stream().map(Domain::of).toList();
    StackSettings settings = new StackSettings(Checkout.root(), work.path(), port, folder, chosen);
    return window == null ? settings : settings.with(window(window));
  }

  /// The days that a text such as `2025-09-01..2025-11-29` names, both included.
  ///
  /// @throws InvalidInput when it names none
  static Window window(String text) {
    List<String> days = List.of(text.split("\\.\\.", -1));
    try {
      if (days.size() == 2) {
        return new Window(LocalDate.parse(days.get(0)), LocalDate.parse(days.get(1)));
      }
    } catch (DateTimeParseException _) {
      // Told below, as every other text that is no window.
    }
    throw new InvalidInput(
        "--window must be START..END, such as 2025-09-01..2025-11-29, was '%s'".formatted(text));
  }

  /// Why a domain is not among those to refresh.
  public String reason(Domain domain) {
    return domains.isEmpty()
        ? "no %s.csv or .csv.gz in %s".formatted(domain.sourceTable(), data)
        : "--domains does not name it";
  }

  /// The domains whose source table is in the folder; all when there is no folder.
  static List<Domain> present(Optional<Path> folder) {
    if (folder.isEmpty()) {
      return List.of(Domain.values());
    }
    List<Domain> present =
        Arrays.stream(Domain.values())
            .filter(
                domain ->
                    Stream.of(".csv", ".csv.gz")
                        .map(ending -> folder.get().resolve(domain.sourceTable() + ending))
                        .anyMatch(Files::isRegularFile))
            .toList();
    if (present.isEmpty()) {
      throw new InvalidInput(
          "--data must hold %s, as .csv or .csv.gz, was '%s'"
              .formatted(
                  Arrays.stream(Domain.values())
                      .map(Domain::sourceTable)
                      .collect(Collectors.joining(" or ")),
                  folder.get()));
    }
    return present;
  }
}
