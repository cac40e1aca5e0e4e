package accelerator.emulators.sam.lambda;

import accelerator.emulators.loopback.EmulatorException;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// The runtime interface client's own jars, and its native half laid out as a file: left to itself
/// it would unpack that to one fixed path of the machine, where children started at once overwrite
/// each other's.
///
/// @param classPath what `java -cp` takes
/// @param library the native half; absent where the client ships none, which is on anything but
///   Linux on x86-64 and ARM64
record RuntimeClient(String classPath, Optional<Path> library) {
  static final String MAIN_CLASS = AWSLambda.class.getName();
  static final String LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /// The client of this JVM's own class path, its library unpacked into `folder`.
  static RuntimeClient in(Path folder) {
    return new RuntimeClient(
        Stream.of(
                AWSLambda.class,
                LambdaRuntime.class,
                PojoSerializer.class,
                SdkInternalThreadLocal.class)
            .map(RuntimeClient::location)
            .distinct()
            .collect(Collectors.joining(java.io.File.pathSeparator)),
        library(folder));
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException failure) {
      throw new IllegalStateException("%s has no location".formatted(type), failure);
    }
  }

  private static Optional<Path> library(Path folder) {
    for (String name : libraryNames()) {
      try (InputStream resource = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
        if (resource != null) {
          Path file = folder.resolve(name);
          Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
          return Optional.of(file);
        }
      } catch (IOException failure) {
        throw new EmulatorException("cannot unpack " + name + ": " + failure.getMessage(), failure);
      }
    }
    return Optional.empty();
  }

  private static List<String> libraryNames() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").equals("aarch64") ? "aarch_64" : "x86_64";
    if (!system.equals("linux")) {
      return List.of();
    }
    boolean musl =
        Stream.of("x86_64", "aarch64")
            .anyMatch(p -> Files.exists(Path.of("/lib/ld-musl-" + p + ".so.1")));
    return List.of("libaws-lambda-jni.linux%s-%s.so".formatted(musl ? "_musl" : "", processor));
  }
}
