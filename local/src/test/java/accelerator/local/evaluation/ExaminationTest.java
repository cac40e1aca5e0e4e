package accelerator.local.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.emulators.recommenders.Items;
import accelerator.emulators.recommenders.PlantedShop;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A small planted shop, examined.
class ExaminationTest {
  private static final int CURVES = 5;
  private static final PlantedShop SHOP = new PlantedShop(1, 600, 200);
  private static final List<PastInteraction> ROWS = rows();
  private static final Report REPORT = examined(ROWS);

  private static List<PastInteraction> rows() {
    List<PastInteraction> rows = new ArrayList<>();
    SHOP.visit(
        2,
        12_000,
        "View",
        (user, item, second, type) ->
            rows.add(
                new PastInteraction(
                    PlantedShop.userId(user), PlantedShop.itemId(item), second, type)));
    return rows;
  }

  private static Report examined(List<PastInteraction> rows) {
    Subject subject = new Subject(Domain.ECOMMERCE, rows, SHOP.metadata());
    return new Report(List.of(Examination.of(subject, Oracle.none())));
  }

  private static Finding.Measured measured(Recommender recommender) {
    return REPORT.domains().getFirst().findings().stream()
        .filter(finding -> finding.recommender() == recommender)
        .map(Finding.Measured.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void measuresEveryRecommenderOfTheDomain() {
    assertThat(REPORT.domains().getFirst().findings())
        .extracting(Finding::recommender)
        .isEqualTo(Domain.ECOMMERCE.recommenders());
  }

  @Test
  void findsThePersonalAnswersFarBetterThanPopularity() {
    Finding.Measured personal = measured(Recommender.RECOMMENDED_FOR_YOU);

    assertThat(personal.timesPopularity().orElseThrow().low()).isGreaterThan(1.5);
    assertThat(personal.quality().hitRateAt10().low())
        .isGreaterThan(personal.popularity().hitRateAt10().high());
    assertThat(personal.quality().coverageAt10()).isGreaterThan(0.5);
    assertThat(personal.oracle()).isEmpty();
  }

  @Test
  void findsTheListsForEverybodyAboutAsGoodAsPopularity() {
    assertThat(measured(Recommender.MOST_VIEWED).timesPopularity().orElseThrow().value())
        .isBetween(0.7, 1.6);
  }

  @Test
  void findsTheSameInWhateverOrderTheRowsOfDifferentSecondsCome() {
    List<PastInteraction> shuffled = new ArrayList<>(ROWS.stream().distinct().toList());
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(java.util.Comparator.comparing(PastInteraction::itemId));
    List<PastInteraction> sorted =
        ROWS.stream().sorted(java.util.Comparator.comparing(PastInteraction::itemId)).toList();

    assertThat(Json.write(examined(shuffled))).isEqualTo(Json.write(examined(sorted)));
  }

  @Test
  void saysWhyARecommenderCouldNotBeAsked() {
    List<PastInteraction> views = ROWS.stream().filter(row -> row.isOf("View")).toList();

    assertThat(
            Examination.of(new Subject(Domain.ECOMMERCE, views, Items.none()), Oracle.none())
                .findings())
        .contains(
            new Finding.Skipped(
                Recommender.BEST_SELLERS, "nobody has Purchase that could be held back"));
    assertThat(
            Examination.of(
                    new Subject(Domain.ECOMMERCE, views.subList(0, 300), Items.none()),
                    Oracle.none())
                .findings())
        .contains(
            new Finding.Skipped(
                Recommender.RECOMMENDED_FOR_YOU, "Dataset has fewer than 1000 interactions"));
  }

  @Test
  void printsATableWithEveryFigure() {
    List<String> lines = TextReport.lines(REPORT);

    assertThat(lines.get(1)).matches("ecommerce: [0-9,]+ interactions, 600 users, 200 items");
    assertThat(lines.get(2)).startsWith("recommender ").endsWith("of the best possible");
    assertThat(lines).hasSize(8);
    assertThat(lines.get(7))
        .matches(
            "recommended-for-you  .* 0\\.\\d{3} \\(0\\.\\d{3}-0\\.\\d{3}\\) .* \\d\\.\\d \\(.*");
  }

  @Test
  void writesOneWellFormedPageThatAsksForNothing() throws Exception {
    String page = ReportPage.of(REPORT);

    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    Document document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    // One table of figures, one of example shelves for each recommender.
    assertThat(document.getElementsByTagName("table").getLength()).isEqualTo(1 + CURVES);
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(CURVES + 3);
    for (int nth = 0; nth < CURVES; nth++) {
      Element curve = (Element) document.getElementsByTagName("svg").item(nth);
      assertThat(curve.getAttribute("aria-label"))
          .containsPattern("is among the first 1, 10 and 25 answers for \\d+, \\d+ and \\d+ %");
    }
    for (int nth = CURVES; nth < CURVES + 3; nth++) {
      Element plot = (Element) document.getElementsByTagName("svg").item(nth);
      assertThat(plot.getAttribute("aria-label")).contains("recommended for you recommender 0.");
    }
    assertThat(page.replace("http://www.w3.org/", ""))
        .doesNotContain("http", "src=", "href=", "<script", "@import", "url(#clip", "${");
    assertThat(page)
        .contains("those of the engine that stands in for Amazon Personalize")
        .containsPattern("[1-5] of 5 recommenders foresee what comes next better than")
        .contains("better than popularity, and not by chance", "foreseen, at place ");
    assertThat(ReportPage.of(REPORT)).isEqualTo(page);
  }
}
