package accelerator.emulators.sam.lambda.handlers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/// Does what the first word of its payload, a JSON string, says.
public final class Probe implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String[] words = new String(input.readAllBytes(), UTF_8).replace("\"", "").split(" ", 2);
    String answer =
        switch (words[0]) {
          case "echo" -> "\"%s\"".formatted(words[1]);
          case "environment" -> environment();
          case "context" -> context(context);
          case "properties" -> properties();
          case "process" -> String.valueOf(ProcessHandle.current().pid());
          case "print" -> print(words[1]);
          case "nested" -> throw new NotYet("try again later");
          case "exit" -> exit(Integer.parseInt(words[1]));
          case "hang" -> hang();
          case "meet" -> meet(Path.of(words[1]));
          case "fill" -> "\"%s\"".formatted("x".repeat(Integer.parseInt(words[1])));
          case "class" -> String.valueOf(isPresent(words[1]));
          default -> throw new IllegalArgumentException("no such word: " + words[0]);
        };
    output.write(answer.getBytes(UTF_8));
  }

  private static String environment() {
    return System.getenv().entrySet().stream()
        .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String properties() {
    return String.format(
        Locale.ROOT,
        "{\"heap\":%d,\"home\":\"%s\"}",
        Runtime.getRuntime().maxMemory(),
        System.getProperty("user.home"));
  }

  private static String context(Context context) {
    return String.format(
        Locale.ROOT,
        "{\"function\":\"%s\",\"arn\":\"%s\",\"remaining\":%d}",
        context.getFunctionName(),
        context.getInvokedFunctionArn(),
        context.getRemainingTimeInMillis());
  }

  private static String print(String line) {
    System.out.println(line);
    return "null";
  }

  private static String exit(int status) {
    System.out.println("about to exit");
    System.exit(status);
    return "null";
  }

  private static String hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return "null";
  }

  /// Ends when a second process has come to the same folder.
  private static String meet(Path folder) throws IOException {
    Files.createFile(folder.resolve(String.valueOf(ProcessHandle.current().pid())));
    while (true) {
      try (var files = Files.list(folder)) {
        if (files.count() >= 2) {
          return "\"met\"";
        }
      }
      Thread.onSpinWait();
    }
  }

  private static boolean isPresent(String name) {
    try {
      return Class.forName(name, false, Probe.class.getClassLoader()) != null;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  /// An exception in a class, as a caller matches it by name.
  static final class NotYet extends RuntimeException {
    NotYet(String message) {
      super(message);
    }
  }
}
