package accelerator.local.terminal;

import java.io.Console;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// How wide the terminal is that somebody reads along on, also after they have pulled its window.
final class TerminalWidth implements IntSupplier {
  /// Where a terminal does not say.
  static final int USUAL = 80;

  private final Terminal terminal;

  private TerminalWidth(Terminal terminal) {
    this.terminal = terminal;
  }

  /// That of this process's terminal; none for a file, a pipe, a terminal that cannot take a line
  /// back (`TERM=dumb`) or somebody who wants plain lines (`NO_COLOR`, see no-color.org).
  static Optional<TerminalWidth> ofThisProcess() {
    if (!isRead() || "dumb".equals(System.getenv("TERM")) || wantsPlainLines()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TerminalWidth(
              TerminalBuilder.builder().system(true).dumb(true).nativeSignals(false).build()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("SystemConsoleNull") // Which of the two answers depends on the JDK's version.
  private static boolean isRead() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static boolean wantsPlainLines() {
    String wish = System.getenv("NO_COLOR");
    return wish != null && !wish.isEmpty();
  }

  @Override
  public int getAsInt() {
    int columns = terminal.getWidth();
    return columns > 0 ? columns : USUAL;
  }
}
