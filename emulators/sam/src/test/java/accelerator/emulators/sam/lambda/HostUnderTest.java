package accelerator.emulators.sam.lambda;

import accelerator.emulators.sam.lambda.handlers.Broken;
import accelerator.emulators.sam.lambda.handlers.Doubler;
import accelerator.emulators.sam.lambda.handlers.Probe;
import accelerator.emulators.sam.lambda.handlers.Quitter;
import accelerator.emulators.sam.template.LambdaFunction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Hosted functions that do what their payload says, in the native runtime client and without its
/// native half.
@ParameterizedClass(name = "runtime loop: {0}")
@ValueSource(booleans = {false, true})
@SuppressWarnings("NullAway.Init") // before each of the class's invocations
abstract class HostUnderTest {
  static final ObjectMapper JSON = new ObjectMapper();
  @TempDir static Path temporary;
  static Path folder;
  static LambdaHost host;

  @Parameter boolean loop;

  @BeforeParameterizedClassInvocation
  static void start(boolean loop) {
    folder = temporary.resolve(loop ? "loop" : "native");
    Path code = folder.resolve("probe");
    copyClasses(
        code,
        "Probe.class",
        "Probe$NotYet.class",
        "Broken.class",
        "Doubler.class",
        "Quitter.class");
    host =
        LambdaHost.start(
            List.of(
                function("Probe", Probe.class, code, 30, false),
                function("Hasty", Probe.class, code, 1, false),
                function("Snap", Probe.class, code, 30, true),
                function("Doubler", Doubler.class, code, 30, false),
                function("Broken", Broken.class, code, 30, false),
                function("Quitter", Quitter.class, code, 30, false),
                function("Absent", "no.such.Handler", code, 30, false)),
            HostSettings.of(
                    folder.resolve("host"),
                    Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1", "BUCKET", "from-the-stack"))
                .withConcurrency(2)
                .withRuntimeLoop(loop));
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    host.close();
  }

  static JsonNode json(Invocation invocation) throws IOException {
    return JSON.readTree(invocation.payload());
  }

  static LambdaFunction function(
      String id, Class<?> handler, Path code, int seconds, boolean snapStart) {
    return function(id, handler.getName(), code, seconds, snapStart);
  }

  static LambdaFunction function(
      String id, String handler, Path code, int seconds, boolean snapStart) {
    return new LambdaFunction(
        id,
        "shop-" + id,
        "arn:aws:lambda:eu-west-1:000000000000:function:shop-" + id,
        handler,
        "java25",
        code,
        256,
        Duration.ofSeconds(seconds),
        Map.of("OWN", "of the template", "BUCKET", "of the template"),
        snapStart ? Optional.of("live") : Optional.empty(),
        snapStart,
        "Text",
        Optional.empty());
  }

  static void copyClasses(Path code, String... names) {
    Path target = code.resolve(Probe.class.getPackageName().replace('.', '/'));
    try {
      Files.createDirectories(target);
      for (String name : names) {
        try (InputStream bytes = Objects.requireNonNull(Probe.class.getResourceAsStream(name))) {
          Files.copy(bytes, target.resolve(name));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
