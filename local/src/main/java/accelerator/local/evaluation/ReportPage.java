package accelerator.local.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// A report as one web page that needs nothing but itself: the plots are in it, and it asks for
/// nothing from anywhere.
public final class ReportPage {
  private ReportPage() {}

  /// The page, as well-formed XHTML.
  public static String of(Report report) {
    return resource("page.html")
        .replace(
            "${chapters}",
            report.domains().stream().map(ReportPage::chapter).collect(Collectors.joining("\n")));
  }

  private static String chapter(Report.Chapter chapter) {
    List<Finding.Measured> measured =
        chapter.findings().stream()
            .filter(Finding.Measured.class::isInstance)
            .map(Finding.Measured.class::cast)
            .toList();
    String plots =
        measured.isEmpty()
            ? ""
            : Plots.of(chapter.domain(), measured).stream()
                .map(ReportPage::figure)
                .collect(Collectors.joining());
    return "<section aria-labelledby=\"%1$s\">\n<h2 id=\"%1$s\">%2$s</h2>\n%3$s%4$s%5$s%6$s%7$s%8$s%9$s</section>"
        .formatted(
            chapter.domain().key(),
            chapter.domain().key().replace('_', ' '),
            verdict(measured),
            data(chapter),
            cards(measured),
            CurveFigure.of(measured),
            plots,
            QualityTable.of(measured) + ExampleTable.of(measured),
            skipped(chapter.findings()));
  }

  private static String verdict(List<Finding.Measured> measured) {
    return "<p class=\"verdict\">%s</p>\n".formatted(Markup.text(QualityVerdict.of(measured)));
  }

  private static String data(Report.Chapter chapter) {
    return "<p class=\"data\">%s interactions of %s users with %s items, %s to %s.</p>\n"
        .formatted(
            number(chapter.interactions()),
            number(chapter.users()),
            number(chapter.items()),
            day(chapter.firstSecond()),
            day(chapter.lastSecond()));
  }

  /// The figure that counts of each recommender, large.
  private static String cards(List<Finding.Measured> measured) {
    return measured.stream()
        .map(ReportPage::card)
        .collect(Collectors.joining("", "<ul class=\"cards\">\n", "</ul>\n"));
  }

  private static String card(Finding.Measured measured) {
    String times =
        measured
            .timesPopularity()
            .map(each -> String.format(Locale.ROOT, "%.1f×", each.value()))
            .orElse("–");
    String interval =
        measured
            .timesPopularity()
            .map(
                each ->
                    String.format(
                        Locale.ROOT, "%.1f to %.1f times popularity", each.low(), each.high()))
            .orElse("popularity found nothing");
    String oracle =
        measured
            .shareOfOracle()
            .map(
                each ->
                    String.format(
                        Locale.ROOT,
                        "<span>%.0f %% of the best possible</span>",
                        100 * each.value()))
            .orElse("");
    return "<li><b>%s</b><strong>%s</strong><span>%s</span>%s<span>%s</span></li>\n"
        .formatted(
            Plots.name(measured.recommender()),
            times,
            interval,
            oracle,
            Markup.text(QualityVerdict.of(measured)));
  }

  private static String figure(Plots.Captioned plot) {
    return "<figure tabindex=\"0\">\n<figcaption>%s</figcaption>\n%s\n</figure>\n"
        .formatted(Markup.text(plot.caption()), plot.plot().svg());
  }

  private static String skipped(List<Finding> findings) {
    return findings.stream()
        .filter(Finding.Skipped.class::isInstance)
        .map(Finding.Skipped.class::cast)
        .map(
            each ->
                "<p class=\"skipped\">Not asked: %s. %s</p>\n"
                    .formatted(each.recommender().key(), Markup.text(each.reason())))
        .collect(Collectors.joining());
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static LocalDate day(long epochSeconds) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(epochSeconds), ZoneOffset.UTC);
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
