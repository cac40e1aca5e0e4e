package accelerator.emulators.sam.lambda;

import accelerator.emulators.loopback.EmulatorException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What the JVMs of one function print, in the order in which it arrives: in a file, and the newest
/// lines in memory.
final class FunctionLog implements AutoCloseable {
  private static final int KEPT_LINES = 1000;

  private final BufferedWriter file;
  private final Deque<String> newest = new ArrayDeque<>();

  private FunctionLog(BufferedWriter file) {
    this.file = file;
  }

  /// A log whose file starts empty.
  static FunctionLog in(Path file) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      return new FunctionLog(Files.newBufferedWriter(file));
    } catch (IOException failure) {
      throw new EmulatorException(
          "cannot write the log " + file + ": " + failure.getMessage(), failure);
    }
  }

  synchronized void add(String line) {
    keep(line);
    try {
      file.write(line);
      file.newLine();
      file.flush();
    } catch (IOException failure) {
      keep("the log's file is lost: " + failure.getMessage());
    }
  }

  private void keep(String line) {
    newest.addLast(line);
    if (newest.size() > KEPT_LINES) {
      newest.removeFirst();
    }
  }

  /// The newest lines, oldest first.
  synchronized List<String> newest(int limit) {
    return newest.stream().skip(Math.max(0, newest.size() - limit)).toList();
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException failure) {
      throw new EmulatorException(
          "cannot close a function's log" + ": " + failure.getMessage(), failure);
    }
  }
}
