package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Every `./accelerator ..` that the README and the docs show is one that the launcher takes, each
/// of its options among it. What they do has tests of its own: `up` in {@link StartIT}, `evaluate`
/// in {@link EvaluateIT}, `simulate` in {@link SimulateIT}, the benchmarks in their module, whose
/// class path the launcher's script chooses.
class DocumentedCommandsTest {
  /// In a span, or at the start of a block's line.
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:`|^)\\./accelerator([^`\\n#>]*?)(?=`|\\s*$|\\s+[#>])");

  static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Path document : DocumentedShell.documents()) {
      COMMAND
          .matcher(Files.readString(document))
          .results()
          .map(found -> found.group(1).strip())
          .distinct()
          .forEach(commands::add);
    }
    return commands;
  }

  @ParameterizedTest(name = "./accelerator {0}")
  @MethodSource("commands")
  void isTakenAsItStands(String arguments) {
    List<String> words =
        new ArrayList<>(
            Stream.of(arguments.replaceAll("[\\[\\]\"'\\\\]", "").split("[ ,]*\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.matches("NAMES?") ? "time" : word)
                .toList());
    if (isNamedWithoutItsValue(words)) {
      words.add("VALUE");
    }

    CommandLine.ParseResult parsed = Main.commandLine().parseArgs(words.toArray(String[]::new));

    assertThat(parsed.unmatched()).isEmpty();
  }

  /// Running text may name an option and leave its value out.
  private static boolean isNamedWithoutItsValue(List<String> words) {
    if (words.isEmpty()) {
      return false;
    }
    CommandLine command = Main.commandLine().getSubcommands().get(words.getFirst());
    return command != null
        && command.getCommandSpec().findOption(words.getLast()) != null
        && command.getCommandSpec().findOption(words.getLast()).arity().max() > 0;
  }

  @Test
  void thereAreCommandsToCheck() throws IOException {
    assertThat(commands())
        .contains("up", "help [COMMAND]", "token --user u-00042")
        .hasSizeGreaterThan(10);
  }
}
