package accelerator.local.simulation;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.emulators.stepfunctions.TaskFailed;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A built function of the stack, called in this process and on a clock of the caller's: its own
/// classes and libraries, apart from those here.
final class FunctionInProcess implements AutoCloseable {
  private final URLClassLoader classes;
  private final Object handler;
  private final Method handle;

  /// @param code the built function's zip, beside which the same lies as a folder
  /// @param handlerClass that has a constructor of variables, clock and log
  /// @throws InvalidInput when it is not built
  FunctionInProcess(
      Path code, String handlerClass, Map<String, String> variables, InstantSource clock) {
    this.classes =
        new URLClassLoader(
            jars(code.resolveSibling(folder(code)).resolve("lib")).toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
    try {
      Class<?> type = Class.forName(handlerClass, true, classes);
      Consumer<String> silent = _ -> {};
      this.handler =
          type.getConstructor(Map.class, InstantSource.class, Consumer.class)
              .newInstance(variables, clock, silent);
      this.handle =
          Arrays.stream(type.getMethods())
              .filter(method -> method.getName().equals("handleRequest"))
              .findFirst()
              .orElseThrow();
    } catch (ReflectiveOperationException failure) {
      throw new InvalidInput("%s in %s cannot be made: %s".formatted(handlerClass, code, failure));
    }
  }

  private static String folder(Path code) {
    return String.valueOf(code.getFileName()).replaceAll("\\.zip$", "");
  }

  private static List<URL> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInput(
          "%s is missing: build the functions with mvn -DskipTests package".formatted(folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(FunctionInProcess::url).toList();
    } catch (IOException failure) {
      throw new InvalidInput("%s cannot be read: %s".formatted(folder, failure));
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (IOException failure) {
      throw new InvalidInput("%s is no file: %s".formatted(file, failure));
    }
  }

  /// Calls it as Lambda does.
  ///
  /// @throws TaskFailed with the name and the message of what it threw
  JsonNode call(JsonNode payload) throws TaskFailed {
    InputStream input =
        new ByteArrayInputStream(Json.write(payload).getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      handle.invoke(handler, input, (OutputStream) output, null);
      return Json.parse(output.toString(StandardCharsets.UTF_8));
    } catch (InvocationTargetException failure) {
      throw failed(failure.getTargetException());
    } catch (IllegalAccessException failure) {
      throw new IllegalStateException(failure);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static TaskFailed failed(Throwable thrown) {
    String name = thrown.getClass().getName();
    return new TaskFailed(
        name,
        Json.write(
            Json.object()
                .put("errorMessage", String.valueOf(thrown.getMessage()))
                .put("errorType", name)));
  }

  @Override
  public void close() {
    try {
      classes.close();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
