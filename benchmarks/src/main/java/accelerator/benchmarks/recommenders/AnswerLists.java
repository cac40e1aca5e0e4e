package accelerator.benchmarks.recommenders;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How good the lists of ten are that a peer wrote. Every peer's are read and scored by this alone.
///
/// @param hitRateAt10 the share of users whose next item is in their list; no list is a miss
/// @param ndcgAt10 the same, but an earlier place counts more
record AnswerLists(int users, double hitRateAt10, double ndcgAt10) {
  private static final int LIST = 10;

  /// Scores the answers to questions, as {@link LastViewSplit} and {@link Peer} write them.
  ///
  /// @throws IOException when a list is longer than ten or repeats an item
  static AnswerLists score(Path questions, Path answers) throws IOException {
    Map<String, List<String>> lists = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(answers)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> cells = Arrays.asList(line.split(","));
        lists.put(cells.getFirst(), checked(cells.subList(1, cells.size()), line));
      }
    }
    int users = 0;
    double hits = 0;
    double gains = 0;
    try (BufferedReader in = Files.newBufferedReader(questions)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] question = line.split(",");
        int place = lists.getOrDefault(question[0], List.of()).indexOf(question[1]);
        users++;
        hits += place < 0 ? 0 : 1;
        gains += place < 0 ? 0 : Math.log(2) / Math.log(place + 2.0);
      }
    }
    return new AnswerLists(users, hits / Math.max(1, users), gains / Math.max(1, users));
  }

  private static List<String> checked(List<String> list, String line) throws IOException {
    if (list.size() > LIST || list.stream().distinct().count() != list.size()) {
      throw new IOException("a list must be of at most ten different items, was " + line);
    }
    return list;
  }
}
