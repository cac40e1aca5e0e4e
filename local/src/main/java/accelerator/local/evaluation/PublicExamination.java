package accelerator.local.evaluation;

import accelerator.local.terminal.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Examines the engine on a log as papers do, beside popularity, the user's own frequency and item
/// neighbours.
public final class PublicExamination {
  private static final String[] FIGURES = {"HR@10", "NDCG@10", "recall@10", "HR@20", "MRR@20"};

  private PublicExamination() {}

  /// A protocol's figures, each with half the width of its 95 % interval.
  public static List<String> lines(PublicProtocol protocol, List<PastInteraction> rows) {
    PublicProtocol.Cut cut = protocol.cut(rows);
    Instant end =
        Instant.ofEpochSecond(
            rows.stream().mapToLong(PastInteraction::epochSeconds).max().orElse(0));
    List<String> header = new ArrayList<>(List.of("by"));
    header.addAll(List.of(FIGURES));
    TextTable table = new TextTable(header.toArray(String[]::new));
    contenders(cut.known(), end)
        .forEach((name, contender) -> table.row(row(name, contender, cut.questions())));
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d interactions learned, %,d questions",
            protocol.name().toLowerCase(Locale.ROOT),
            cut.known().size(),
            cut.questions().size()));
    lines.addAll(table.lines());
    return lines;
  }

  private static Map<String, Contender> contenders(List<PastInteraction> known, Instant end) {
    PopularityBaseline popular =
        PopularityBaseline.of(known, known.isEmpty() ? "" : known.getFirst().eventType());
    Map<String, Contender> contenders = new LinkedHashMap<>();
    contenders.put("recommended-for-you", Contender.engine(known, end));
    contenders.put("popularity", Contender.popularity(popular));
    contenders.put("own frequency", Contender.frequency(popular));
    contenders.put("item neighbours", Contender.itemNeighbours(known));
    return contenders;
  }

  private static String[] row(String name, Contender contender, List<NextQuestion> questions) {
    List<double[]> figures =
        questions.parallelStream()
            .map(question -> figures(contender.answer(question), question))
            .toList();
    String[] cells = new String[FIGURES.length + 1];
    cells[0] = name;
    for (int nth = 0; nth < FIGURES.length; nth++) {
      int figure = nth;
      Interval mean = Bootstrap.mean(figures.stream().mapToDouble(all -> all[figure]).toArray());
      cells[nth + 1] = String.format(Locale.ROOT, "%.4f ±%.4f", mean.value(), mean.margin());
    }
    return cells;
  }

  /// In the order of their names.
  static double[] figures(List<String> answer, NextQuestion question) {
    int first = 0;
    int found = 0;
    double gain = 0;
    for (int rank = 1; rank <= answer.size(); rank++) {
      if (question.wanted().contains(answer.get(rank - 1))) {
        first = first == 0 ? rank : first;
        found += rank <= Outcomes.LIST ? 1 : 0;
        gain += rank <= Outcomes.LIST ? Outcomes.discount(rank) : 0;
      }
    }
    double ideal = 0;
    for (int rank = 1; rank <= Math.min(Outcomes.LIST, question.wanted().size()); rank++) {
      ideal += Outcomes.discount(rank);
    }
    return new double[] {
      found > 0 ? 1 : 0,
      gain / ideal,
      (double) found / question.wanted().size(),
      first > 0 ? 1 : 0,
      first > 0 ? 1.0 / first : 0
    };
  }
}
