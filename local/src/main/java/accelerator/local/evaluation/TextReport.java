package accelerator.local.evaluation;

import accelerator.local.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A report for the terminal.
public final class TextReport {
  private TextReport() {}

  /// All lines.
  public static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>();
    for (Report.Chapter chapter : report.domains()) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %,d interactions, %,d users, %,d items",
              chapter.domain().key(),
              chapter.interactions(),
              chapter.users(),
              chapter.items()));
      lines.addAll(table(chapter).lines());
      for (Finding finding : chapter.findings()) {
        if (finding instanceof Finding.Skipped skipped) {
          lines.add("%s: not asked, %s".formatted(skipped.recommender().key(), skipped.reason()));
        }
      }
    }
    return List.copyOf(lines);
  }

  private static TextTable table(Report.Chapter chapter) {
    TextTable table =
        new TextTable(
            "recommender",
            "users",
            "HR@10",
            "NDCG@10",
            "MRR@25",
            "coverage",
            "popularity's NDCG",
            "times popularity",
            "of the best possible");
    for (Finding finding : chapter.findings()) {
      if (finding instanceof Finding.Measured measured) {
        table.row(
            measured.recommender().key(),
            Integer.toString(measured.questions()),
            text(measured.quality().hitRateAt10()),
            text(measured.quality().ndcgAt10()),
            text(measured.quality().reciprocalRankAt25()),
            percent(measured.quality().coverageAt10()),
            text(measured.popularity().ndcgAt10()),
            times(measured.timesPopularity()),
            share(measured.shareOfOracle()));
      }
    }
    return table;
  }

  /// Such as `.271 (.255-.288)`.
  static String text(Interval interval) {
    return String.format(
        Locale.ROOT, "%.3f (%.3f-%.3f)", interval.value(), interval.low(), interval.high());
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  static String times(Optional<Interval> times) {
    return times
        .map(
            each ->
                String.format(
                    Locale.ROOT, "%.1f (%.1f-%.1f)", each.value(), each.low(), each.high()))
        .orElse("-");
  }

  static String share(Optional<Interval> share) {
    return share
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "%.0f %% (%.0f-%.0f)",
                    100 * each.value(),
                    100 * each.low(),
                    100 * each.high()))
        .orElse("-");
  }
}
