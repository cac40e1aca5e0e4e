package accelerator.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The docs, held against the tree that they speak of.
class DocumentsTest {
  private static final Path ROOT = SourceFile.ROOT;
  private static final int README_BYTES = 9 * 1024;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");

  /// What is named like a file of the repository: a path with a folder, or a file with one of its
  /// endings.
  private static final Pattern PLACE =
      Pattern.compile(
          "[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*\\.(?:sql|avsc|md|json|yaml|yml|toml|xml|py|java|sh|css|js)");

  private static final Pattern TYPE =
      Pattern.compile("[A-Z][a-z]+[A-Za-z]*(?:Test|IT)(?:\\.[a-zA-Z]+)?");

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(
              file -> !SourceFile.place(file).matches("(.*/)?(target|node_modules|\\.[a-z]+)/.*"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      String text = SourceFile.read(document);
      LINK.matcher(text)
          .results()
          .map(found -> found.group(1))
          .filter(link -> !link.matches("(https?|mailto):.*"))
          .filter(link -> !leads(document, link))
          .forEach(link -> broken.add(SourceFile.place(document) + ": " + link));
    }
    assertThat(broken).isEmpty();
  }

  private static boolean leads(Path document, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || anchors(SourceFile.read(target)).contains(parts[1]);
  }

  private static Set<String> anchors(String text) {
    return text.lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void everyFileThatIsNamedIsThere() throws IOException {
    Set<String> places;
    try (Stream<Path> files = Files.walk(ROOT)) {
      places =
          files
              .filter(Files::isRegularFile)
              .map(SourceFile::place)
              .filter(place -> !place.matches("(.*/)?(target|node_modules|\\.git)/.*"))
              .collect(Collectors.toSet());
    }
    Set<String> names =
        places.stream()
            .map(place -> place.substring(place.lastIndexOf('/') + 1))
            .collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    for (Path document : documents()) {
      String text = SourceFile.read(document).replaceAll("(?s)```.*?```", "");
      for (MatchResult span : SPAN.matcher(text).results().toList()) {
        String word = span.group(1);
        if (PLACE.matcher(word).matches() && !isThere(document, word, places, names)) {
          missing.add(SourceFile.place(document) + ": " + word);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean isThere(
      Path document, String word, Set<String> places, Set<String> names) {
    if (!word.contains("/")) {
      return names.contains(word) || word.equals("run.json") || word.equals("toolchains.xml");
    }
    String beside = SourceFile.place(document.resolveSibling(word).normalize());
    return places.contains(word) || places.contains(beside);
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Set<String> tests = SourceFile.all().stream().map(SourceFile::name).collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    for (Path document : documents()) {
      SPAN.matcher(SourceFile.read(document))
          .results()
          .map(found -> found.group(1))
          .filter(word -> TYPE.matcher(word).matches())
          .filter(word -> !tests.contains(word.split("\\.", 2)[0]))
          .forEach(word -> missing.add(SourceFile.place(document) + ": " + word));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void theReadmeIsShort() throws IOException {
    assertThat(Files.size(ROOT.resolve("README.md"))).isLessThanOrEqualTo(README_BYTES);
  }

  /// To draw it anew: `mvn -pl local -am test -Dtest=DocumentsTest -Ddocs.write
  /// -Dsurefire.failIfNoSpecifiedTests=false`.
  @Test
  void thePictureIsThatOfTheCode() throws IOException {
    Path file = ROOT.resolve("docs/architecture.svg");
    String drawn = PackagePicture.of(PackageGraph.of(SourceFile.main()));
    if (System.getProperty("docs.write") != null) {
      Files.writeString(file, drawn);
    }
    assertThat(SourceFile.read(file))
        .as("docs/architecture.svg is not of this code: draw it anew with -Ddocs.write")
        .isEqualTo(drawn);
  }
}
