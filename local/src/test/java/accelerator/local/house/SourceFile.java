package accelerator.local.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Java file of the repository.
///
/// @param place below the repository's root, with slashes
record SourceFile(String place, String text) {
  static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private static final List<String> ROOMS =
      List.of("functions", "emulators", "local", "benchmarks");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.]+);");
  private static final Pattern TYPE = Pattern.compile("\\b(accelerator(?:\\.[a-z]+)+)\\.[A-Z]");

  /// Every file of every room, tests included.
  static List<SourceFile> all() {
    return ROOMS.stream().flatMap(SourceFile::below).toList();
  }

  /// Every file that is not a test's.
  static List<SourceFile> main() {
    return all().stream().filter(file -> file.place().contains("/src/main/")).toList();
  }

  private static Stream<SourceFile> below(String room) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(room))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> new SourceFile(place(file), read(file)))
          .filter(file -> !file.place().contains("/target/"))
          .sorted((one, other) -> one.place().compareTo(other.place()))
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static String place(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The name of its type, or `package-info`.
  String name() {
    return place.substring(place.lastIndexOf('/') + 1, place.length() - ".java".length());
  }

  /// Where its module is, such as `emulators/sam`.
  String module() {
    return place.substring(0, place.indexOf("/src/"));
  }

  String packageName() {
    return PACKAGE.matcher(text).results().map(found -> found.group(1)).findFirst().orElseThrow();
  }

  /// The packages of this project that its code names, its own left out.
  Set<String> namedPackages() {
    String code = text.replaceAll("(?m)^\\s*//.*$", "").replaceAll("\"[^\"\n]*\"", "");
    return TYPE.matcher(code)
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(name -> !name.equals(packageName()))
        .collect(Collectors.toSet());
  }

  long lines() {
    return text.lines().count();
  }
}
