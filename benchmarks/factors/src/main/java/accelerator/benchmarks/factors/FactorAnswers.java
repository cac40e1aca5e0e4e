package accelerator.benchmarks.factors;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers every question with ten items that the user has not met.
///
/// @param folder with `known.csv` (`user,item,second,type`) and `questions.csv` (`user,item`)
/// @param answers the file to write, as `user,item,item,..`
public record FactorAnswers(Path folder, Path answers) {
  /// How many factors every peer fits, and how often it alternates.
  public static final int RANK = 64;

  public static final int ITERATIONS = 10;

  /// What is known.
  public Path known() {
    return folder.resolve("known.csv");
  }

  /// Writes the answers, then tells standard output as JSON what the process took.
  ///
  /// @param fitSeconds from the rows in memory to the factors
  public void write(Ranking ranking, double fitSeconds) throws IOException {
    Set<Integer> asked = asked();
    Map<Integer, Set<Integer>> met = met(asked);
    List<String> lines =
        asked.parallelStream()
            .map(user -> user + ranking.of(user, met.getOrDefault(user, Set.of())))
            .toList();
    try (BufferedWriter out = Files.newBufferedWriter(answers)) {
      for (String line : lines) {
        out.write(line + "\n");
      }
    }
    System.out.printf(
        Locale.ROOT, "{\"fitSeconds\":%.3f,\"residentPeak\":%d}%n", fitSeconds, residentPeak());
  }

  private Set<Integer> asked() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("questions.csv"))) {
      return lines.map(line -> Integer.valueOf(line.split(",")[0])).collect(Collectors.toSet());
    }
  }

  private Map<Integer, Set<Integer>> met(Set<Integer> asked) throws IOException {
    try (Stream<String> lines = Files.lines(known())) {
      return lines
          .map(line -> line.split(","))
          .filter(row -> asked.contains(Integer.valueOf(row[0])))
          .collect(
              Collectors.groupingBy(
                  row -> Integer.valueOf(row[0]),
                  Collectors.mapping(row -> Integer.valueOf(row[1]), Collectors.toSet())));
    }
  }

  /// The most bytes that this process had resident; 0 where `/proc` is not there.
  private static long residentPeak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
