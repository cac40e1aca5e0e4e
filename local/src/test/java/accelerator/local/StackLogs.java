package accelerator.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Prints what the functions of a stack have logged, when a test with one fails: its folder is gone
/// afterwards.
public final class StackLogs
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
  private static final int LINES = 100;

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    print(context);
    throw failure;
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    print(context);
    throw failure;
  }

  private static void print(ExtensionContext context) throws IOException {
    for (Path folder : RememberedFolders.all()) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path log : files.filter(StackLogs::isLog).sorted().toList()) {
          print(context, log);
        }
      } catch (UncheckedIOException _) {
        // What it belongs to still runs, and a file went while they were listed.
        continue;
      }
    }
  }

  private static boolean isLog(Path file) {
    return file.endsWith(Path.of("logs", String.valueOf(file.getFileName())))
        && file.toString().endsWith(".log");
  }

  private static void print(ExtensionContext context, Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    if (lines.isEmpty()) {
      return;
    }
    System.out.printf("%n%s failed; the end of %s:%n", context.getDisplayName(), log.getFileName());
    lines.subList(Math.max(0, lines.size() - LINES), lines.size()).forEach(System.out::println);
  }
}
