package accelerator.emulators.sam.lambda;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.sam.template.LambdaFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The code of functions as folders: each zip is unpacked once, however many functions it is the
/// code of, and in the background, so that other things can start meanwhile.
public final class UnpackedCode implements AutoCloseable {
  private final ExecutorService unpacking = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Path, Future<Path>> folders = new HashMap<>();

  private UnpackedCode() {}

  /// Begins to unpack.
  ///
  /// @param folder of the host's settings, in which each zip gets a folder of its name
  /// @throws EmulatorException when a function's code is not there
  public static UnpackedCode start(List<LambdaFunction> functions, Path folder) {
    UnpackedCode unpacked = new UnpackedCode();
    Path all = folder.toAbsolutePath().normalize().resolve("code");
    Set<String> names = new HashSet<>();
    for (Path code : functions.stream().map(LambdaFunction::code).distinct().toList()) {
      if (!Files.exists(code)) {
        unpacked.close();
        throw new EmulatorException(
            "there is no code '%s': build the functions first".formatted(code));
      }
      String name = String.valueOf(code.getFileName()).replaceFirst("\\.zip$", "");
      while (!names.add(name)) {
        name += "-again";
      }
      Path target = all.resolve(name);
      unpacked.folders.put(code, unpacked.unpacking.submit(() -> CodeFolder.of(code, target)));
    }
    return unpacked;
  }

  /// Where a function's code is, once it is there.
  ///
  /// @throws EmulatorException when it cannot be unpacked, or nobody does
  Path of(LambdaFunction function) {
    Future<Path> unpacked = folders.get(function.code());
    if (unpacked == null) {
      throw new EmulatorException("nobody unpacks the code of " + function.name());
    }
    try {
      return unpacked.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof EmulatorException known
          ? known
          : new IllegalStateException("unpacking " + function.code() + " failed", failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while unpacking " + function.code(), failure);
    }
  }

  /// Ends what is being unpacked.
  @Override
  public void close() {
    unpacking.shutdownNow();
    unpacking.close();
  }
}
