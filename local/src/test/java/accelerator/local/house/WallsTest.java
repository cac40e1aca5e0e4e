package accelerator.local.house;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The walls between rooms, and the names on their doors.
class WallsTest {
  private static final List<SourceFile> MAIN = SourceFile.main();
  private static final List<SourceFile> ALL = SourceFile.all();
  private static final PackageGraph GRAPH = PackageGraph.of(MAIN);
  private static final int LONGEST = 250;

  /// What each module may name. Nobody may name `benchmarks`.
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("functions/core", Set.of()),
          Map.entry("functions/warehouse", Set.of("functions/core")),
          Map.entry("functions/personalize", Set.of("functions/core")),
          Map.entry("functions/recommend", Set.of("functions/core")),
          Map.entry("emulators/loopback", Set.of()),
          Map.entry("emulators/recommenders", Set.of()),
          Map.entry(
              "emulators/personalize", Set.of("emulators/loopback", "emulators/recommenders")),
          Map.entry("emulators/snowflake", Set.of("emulators/loopback")),
          Map.entry("emulators/step-functions", Set.of("emulators/loopback")),
          Map.entry("emulators/sam", Set.of("emulators/loopback")),
          Map.entry("emulators/aws", Set.of("emulators/loopback")),
          Map.entry(
              "local",
              Set.of(
                  "functions/core",
                  "emulators/loopback",
                  "emulators/recommenders",
                  "emulators/personalize",
                  "emulators/snowflake",
                  "emulators/step-functions",
                  "emulators/sam",
                  "emulators/aws")),
          Map.entry(
              "benchmarks",
              Set.of(
                  "local",
                  "functions/core",
                  "functions/recommend",
                  "emulators/loopback",
                  "emulators/snowflake",
                  "emulators/recommenders",
                  "emulators/personalize",
                  "emulators/sam")),
          Map.entry("benchmarks/factors", Set.of()),
          Map.entry("benchmarks/spark", Set.of("benchmarks/factors")),
          Map.entry("benchmarks/mahout", Set.of("benchmarks/factors")));

  @Test
  void noArrowPointsBack() {
    Map<String, Set<String>> against = new TreeMap<>();
    GRAPH
        .modulesArrows()
        .forEach(
            (module, named) -> {
              Set<String> back = new java.util.TreeSet<>(named);
              back.removeAll(ALLOWED.getOrDefault(module, Set.of()));
              if (!back.isEmpty()) {
                against.put(module, back);
              }
            });
    assertThat(against).isEmpty();
    assertThat(GRAPH.circle()).as("packages that name each other").isEmpty();
  }

  @Test
  void everyModuleIsOnThePlan() {
    assertThat(GRAPH.modulesArrows().keySet()).isEqualTo(new java.util.TreeSet<>(ALLOWED.keySet()));
  }

  @Test
  void emulatorsAndTheirTestsKnowNothingOfTheProduct() {
    assertThat(
            places(
                "(?m)^import (static )?accelerator\\.(core|warehouse|personalize|recommend|local)\\.",
                file -> file.module().startsWith("emulators/")))
        .isEmpty();
  }

  @Test
  void oneClassMakesAnHttpServer() {
    assertThat(places("HttpServer\\.create\\(", file -> !file.name().equals("WallsTest")))
        .containsExactly(
            "emulators/loopback/src/main/java/accelerator/emulators/loopback/LoopbackServer.java");
  }

  @Test
  void aSimpleNameIsUsedOnce() {
    Map<String, List<String>> twice =
        MAIN.stream()
            .filter(file -> !file.name().equals("package-info"))
            .collect(
                groupingBy(SourceFile::name, TreeMap::new, mapping(SourceFile::place, toList())));
    twice.values().removeIf(places -> places.size() == 1);
    // A command of its own in each module is called what the java launcher looks for.
    twice.remove("Main");
    assertThat(twice).isEmpty();
  }

  @Test
  void noFileIsLong() {
    assertThat(
            ALL.stream()
                .filter(file -> file.lines() >= LONGEST)
                .map(file -> file.place() + ": " + file.lines()))
        .isEmpty();
  }

  @Test
  void whatIsCaughtHasOneName() {
    assertThat(places("catch \\([^)]* (?!(failure|second|_)\\))\\w+\\)", _ -> true)).isEmpty();
  }

  /// What the compiler's own check does not see: a format that is passed on, or a method's
  /// reference.
  @Test
  void nothingIsFormattedInTheMachinesLocale() {
    assertThat(places("\"[^\"\\n]*%[-0-9,.]*[dfeg][^\"\\n]*\"::formatted", _ -> true)).isEmpty();
    assertThat(places("\\b(format|message)\\.formatted\\((values|arguments)\\)", _ -> true))
        .isEmpty();
  }

  @Test
  void oneLoggingApiIsUsed() {
    // The object store quietens its server's logger, and tests quieten others: only that API can.
    assertThat(places("(?s)import java\\.util\\.logging(?!.*setLevel)", _ -> true)).isEmpty();
  }

  @Test
  void everyPackageHasASign() {
    Set<String> signed =
        MAIN.stream()
            .filter(file -> file.name().equals("package-info"))
            .map(SourceFile::packageName)
            .collect(java.util.stream.Collectors.toSet());
    assertThat(
            MAIN.stream()
                .map(SourceFile::packageName)
                .distinct()
                .filter(each -> !signed.contains(each)))
        .isEmpty();
  }

  private static List<String> places(
      String pattern, java.util.function.Predicate<SourceFile> among) {
    Pattern found = Pattern.compile(pattern);
    return ALL.stream()
        .filter(among)
        .filter(file -> found.matcher(file.text()).find())
        .map(SourceFile::place)
        .toList();
  }
}
