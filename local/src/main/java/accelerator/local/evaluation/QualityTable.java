package accelerator.local.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The table beside the plots: everything that they show, and more.
final class QualityTable {
  private QualityTable() {}

  static String of(List<Finding.Measured> measured) {
    if (measured.isEmpty()) {
      return "";
    }
    String rows = measured.stream().map(QualityTable::rows).collect(Collectors.joining());
    return """
        <div class="table" role="region" aria-label="All figures" tabindex="0">
        <table>
        <thead><tr><th scope="col">recommender</th><th scope="col">users</th>\
        <th scope="col">HR@10</th><th scope="col">NDCG@10</th><th scope="col">MRR@25</th>\
        <th scope="col">coverage</th><th scope="col">times popularity</th>\
        <th scope="col">of the best possible</th></tr></thead>
        %s</table>
        </div>
        """
        .formatted(rows);
  }

  private static String rows(Finding.Measured measured) {
    String oracle = measured.oracle().map(best -> row("the best possible", best)).orElse("");
    return "<tbody>"
        + "<tr><th scope=\"row\">%s<small>%s</small></th><td>%s</td>%s<td>%s</td><td>%s</td></tr>\n"
            .formatted(
                measured.recommender().key(),
                measured.asked(),
                String.format(Locale.ROOT, "%,d", measured.questions()),
                figures(measured.quality()),
                TextReport.times(measured.timesPopularity()),
                TextReport.share(measured.shareOfOracle()))
        + row("popularity", measured.popularity())
        + oracle
        + "</tbody>\n";
  }

  private static String row(String name, Quality quality) {
    return "<tr class=\"other\"><th scope=\"row\">%s</th><td></td>%s<td></td><td></td></tr>\n"
        .formatted(name, figures(quality));
  }

  private static String figures(Quality quality) {
    return "<td>%s</td><td>%s</td><td>%s</td><td>%s</td>"
        .formatted(
            cell(quality.hitRateAt10()),
            cell(quality.ndcgAt10()),
            cell(quality.reciprocalRankAt25()),
            TextReport.percent(quality.coverageAt10()));
  }

  private static String cell(Interval interval) {
    return String.format(
        Locale.ROOT,
        "%.3f <small>%.3f–%.3f</small>",
        interval.value(),
        interval.low(),
        interval.high());
  }
}
