package accelerator.local.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/// How wide the terminal is that somebody reads along on, also after they have pulled its window.
final class TerminalWidth implements IntSupplier {
  /// Where a terminal does not say.
  static final int USUAL = 80;

  /// Only asked how wide the terminal is: a {@link org.jline.terminal.Terminal} would ask it for
  /// much more, without echo meanwhile, and leave it so when the process is stopped.
  private final TerminalProvider system;

  private TerminalWidth(TerminalProvider system) {
    this.system = system;
  }

  /// That of this process's terminal; none for a file, a pipe, a terminal that cannot take a line
  /// back (`TERM=dumb`) or somebody who wants plain lines (`NO_COLOR`, see no-color.org).
  static Optional<TerminalWidth> ofThisProcess() {
    if (!isRead() || "dumb".equals(System.getenv("TERM")) || wantsPlainLines()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TerminalWidth(TerminalProvider.load("ffm")));
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
    try {
      int columns = system.systemStreamWidth(SystemStream.Output);
      return columns > 0 ? columns : USUAL;
    } catch (UncheckedIOException _) {
      // The terminal was closed.
      return USUAL;
    }
  }
}
