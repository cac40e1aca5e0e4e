package accelerator.emulators.sam.lambda;

import accelerator.emulators.loopback.EmulatorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A function's code as Lambda lays it out: classes and resources, and jars below `lib/`.
final class CodeFolder {
  private CodeFolder() {}

  /// The code's folder: itself when it is one, else the zip unpacked into `target`, from which
  /// everything else is removed.
  ///
  /// @throws EmulatorException when the code is neither, or an entry leaves the folder
  static Path of(Path code, Path target) {
    if (Files.isDirectory(code)) {
      return code;
    }
    remove(target);
    try (InputStream file = Files.newInputStream(code);
        ZipInputStream zip = new ZipInputStream(file)) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        throw new EmulatorException("the code '%s' is no zip".formatted(code));
      }
      for (; entry != null; entry = zip.getNextEntry()) {
        unpack(zip, entry, target);
      }
      return target;
    } catch (IOException failure) {
      throw new EmulatorException("cannot unpack " + code + ": " + failure.getMessage(), failure);
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new EmulatorException("cannot empty " + folder + ": " + failure.getMessage(), failure);
    }
  }

  private static void unpack(ZipInputStream zip, ZipEntry entry, Path target) throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new EmulatorException("zip entry '%s' leaves its folder".formatted(entry.getName()));
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling(""));
    Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
