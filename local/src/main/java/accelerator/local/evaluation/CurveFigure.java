package accelerator.local.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The curves of a domain, one beside the other on one scale.
final class CurveFigure {
  private static final double STEP = 0.2;

  private CurveFigure() {}

  static String of(List<Finding.Measured> measured) {
    if (measured.isEmpty()) {
      return "";
    }
    double most =
        measured.stream()
            .flatMap(
                each ->
                    Stream.of(
                        each.quality().hitRates().getLast().high(),
                        each.popularity().hitRates().getLast().high()))
            .max(Double::compare)
            .orElse(1.0);
    double highest = Math.clamp(Math.ceil(most / STEP) * STEP, STEP, 1);
    return measured.stream()
        .map(
            each ->
                "<div><h3>%s</h3>%s</div>"
                    .formatted(Plots.name(each.recommender()), new CurvePlot(each, highest).svg()))
        .collect(
            Collectors.joining(
                "\n",
                "<figure tabindex=\"0\">\n<figcaption>How often the next item is among the first k"
                    + " answers, for k from 1 to 25: the recommender (line) beside popularity"
                    + " (dashed), with 95 % intervals</figcaption>\n<div class=\"curves\">\n",
                "\n</div>\n</figure>\n"));
  }
}
