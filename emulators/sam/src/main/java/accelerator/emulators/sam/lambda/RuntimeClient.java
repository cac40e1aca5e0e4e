package accelerator.emulators.sam.lambda;

import accelerator.emulators.loopback.EmulatorException;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// The runtime interface client's own jars, and its native half laid out as a file: left to itself
/// it would unpack that to one fixed path of the machine, where children started at once overwrite
/// each other's. Where the client ships none, which is on anything but Linux on x86-64 and ARM64,
/// or where it is not wanted, {@link RuntimeLoop} stands in for it.
///
/// @param classPath what `java -cp` takes
/// @param library the native half; absent for the loop
record RuntimeClient(String classPath, Optional<Path> library) {
  private static final List<String> LOOP =
      List.of(
          RuntimeLoop.class.getName(),
          RuntimeLoop.class.getPackageName() + ".PlainRuntimeApiClient");
  private static final String LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /// The client of this JVM's own class path, its library or the loop unpacked into `folder`.
  ///
  /// @param loop whether the loop is wanted although there may be a library
  static RuntimeClient in(Path folder, boolean loop) {
    Optional<Path> library = loop ? Optional.empty() : library(folder);
    Stream<String> client =
        Stream.of(
                AWSLambda.class,
                LambdaRuntime.class,
                PojoSerializer.class,
                SdkInternalThreadLocal.class)
            .map(RuntimeClient::location)
            .distinct();
    Stream<String> classes =
        library.isPresent() ? client : Stream.concat(Stream.of(loop(folder)), client);
    return new RuntimeClient(classes.collect(Collectors.joining(File.pathSeparator)), library);
  }

  /// The arguments of `java` from the class path on.
  List<String> arguments(String handler) {
    List<String> arguments = new ArrayList<>();
    library.ifPresent(file -> arguments.add("-D%s=%s".formatted(LIBRARY_PROPERTY, file)));
    Class<?> main = library.isPresent() ? AWSLambda.class : RuntimeLoop.class;
    arguments.addAll(List.of("-cp", classPath, main.getName(), handler));
    return arguments;
  }

  /// The loop's classes alone, in a folder: nothing else of the emulator is for functions to see.
  private static String loop(Path folder) {
    Path root = folder.resolve("loop");
    for (String name : LOOP) {
      String file = "/" + name.replace('.', '/') + ".class";
      try (InputStream bytes = RuntimeClient.class.getResourceAsStream(file)) {
        Path target = root.resolve(file.substring(1));
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(
            Objects.requireNonNull(bytes, file), target, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException failure) {
        throw new EmulatorException("cannot unpack " + file + ": " + failure.getMessage(), failure);
      }
    }
    withoutNameCache(root);
    return root.toString();
  }

  /// After a snapshot, the client has its native half forget the names that the JVM resolved. Here
  /// no snapshot is restored, and a class of the same name stands first that has nothing to forget.
  private static void withoutNameCache(Path root) {
    ClassDesc cache = ClassDesc.of(Core.class.getPackageName(), "DNSManager");
    byte[] bytes =
        ClassFile.of()
            .build(
                cache,
                type ->
                    type.withMethodBody(
                        "clearCache",
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_STATIC,
                        CodeBuilder::return_));
    Path file = root.resolve(Core.class.getPackageName().replace('.', '/'), "DNSManager.class");
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, bytes);
    } catch (IOException failure) {
      throw new EmulatorException("cannot write " + file + ": " + failure.getMessage(), failure);
    }
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
