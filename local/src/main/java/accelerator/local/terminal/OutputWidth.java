package accelerator.local.terminal;

/// How wide what a command prints may be.
public final class OutputWidth {
  /// Of a file, a pipe or a terminal that does not say; no less on a narrow one.
  public static final int LEAST = 80;

  private OutputWidth() {}

  /// Columns of this process's terminal.
  public static int ofThisProcess() {
    return TerminalWidth.ofThisProcess()
        .map(width -> Math.max(LEAST, width.getAsInt()))
        .orElse(LEAST);
  }
}
