package accelerator.local.evaluation;

import accelerator.core.Domain;
import accelerator.core.Recommender;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The plots of a domain. Every one has the same colours, which those can tell apart who see fewer
/// (Okabe and Ito's).
final class Plots {
  private static final Color OWN = new Color(0, 114, 178);
  private static final Color POPULARITY = new Color(230, 159, 0);
  private static final Color ORACLE = new Color(0, 158, 115);

  private Plots() {}

  /// A plot and what is said above it.
  record Captioned(String caption, Plot plot) {}

  static List<Captioned> of(Domain domain, List<Finding.Measured> measured) {
    return List.of(
        captioned(
            "%s-hits".formatted(domain.key()),
            "How often the next item is among the first ten (HR@10)",
            measured,
            Quality::hitRateAt10),
        captioned(
            "%s-gain".formatted(domain.key()),
            "The same, where an earlier place counts more (NDCG@10)",
            measured,
            Quality::ndcgAt10),
        captioned(
            "%s-coverage".formatted(domain.key()),
            "How much of the catalogue is recommended to somebody (coverage at 10)",
            measured,
            quality -> Interval.exact(quality.coverageAt10())));
  }

  /// A recommender's name below its bars.
  static String name(Recommender recommender) {
    return recommender.key().replace("customers-who-", "").replace('-', ' ');
  }

  private static Captioned captioned(
      String id,
      String caption,
      List<Finding.Measured> measured,
      Function<Quality, Interval> figure) {
    List<Plot.Bars> bars = new ArrayList<>();
    bars.add(
        new Plot.Bars(
            "recommender",
            OWN,
            values(measured, each -> Optional.of(figure.apply(each.quality())))));
    bars.add(
        new Plot.Bars(
            "popularity",
            POPULARITY,
            values(measured, each -> Optional.of(figure.apply(each.popularity())))));
    if (measured.stream().anyMatch(each -> each.oracle().isPresent())) {
      bars.add(
          new Plot.Bars(
              "the best possible", ORACLE, values(measured, each -> each.oracle().map(figure))));
    }
    List<String> groups = measured.stream().map(each -> name(each.recommender())).toList();
    return new Captioned(caption, new Plot(id, described(caption, groups, bars), groups, bars));
  }

  private static List<Optional<Interval>> values(
      List<Finding.Measured> measured, Function<Finding.Measured, Optional<Interval>> value) {
    return measured.stream().map(value).toList();
  }

  private static String described(String caption, List<String> groups, List<Plot.Bars> bars) {
    List<String> words = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      words.add(groups.get(group) + " " + values(bars, group));
    }
    return caption + ". " + String.join("; ", words) + ".";
  }

  private static String values(List<Plot.Bars> bars, int group) {
    return bars.stream()
        .flatMap(
            each ->
                each.values().get(group).stream()
                    .map(
                        value -> String.format(Locale.ROOT, "%s %.2f", each.name(), value.value())))
        .collect(Collectors.joining(", "));
  }
}
