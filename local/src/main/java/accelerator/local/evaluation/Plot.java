package accelerator.local.evaluation;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler;

/// Bars with their intervals, as an SVG element that takes the page's colours: what is text takes
/// the text's, so that it can be read in the light and in the dark.
///
/// @param description what somebody who does not see it is told
/// @param groups names below the bars
record Plot(String id, String description, List<String> groups, List<Bars> bars) {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 360;
  private static final Color INK = new Color(1, 2, 3);
  private static final Color GRID = new Color(4, 5, 6);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  /// One kind of bar, for each group a value or none.
  record Bars(String name, Color color, List<Optional<Interval>> values) {
    /// With null, as the library wants it, where there is no bar.
    private List<@Nullable Double> heights() {
      List<@Nullable Double> heights = new ArrayList<>();
      values.forEach(value -> heights.add(value.isPresent() ? value.get().value() : null));
      return heights;
    }

    /// The library draws margins only where every group has a bar.
    private boolean hasMargins() {
      return values.stream().allMatch(value -> value.isPresent() && value.get().margin() > 0);
    }

    private List<Double> margins() {
      return values.stream().flatMap(Optional::stream).map(Interval::margin).toList();
    }
  }

  Plot {
    groups = List.copyOf(groups);
    bars = List.copyOf(bars);
  }

  /// The element.
  String svg() {
    CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).build();
    style(chart.getStyler());
    for (Bars each : bars) {
      CategorySeries series =
          each.hasMargins()
              ? chart.addSeries(each.name(), groups, each.heights(), each.margins())
              : chart.addSeries(each.name(), groups, each.heights());
      series.setFillColor(each.color());
      series.setLineColor(each.color());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return inPage(bytes.toString(StandardCharsets.UTF_8));
  }

  private static void style(org.knowm.xchart.style.CategoryStyler styler) {
    Color none = new Color(0, 0, 0, 0);
    styler.setChartBackgroundColor(none);
    styler.setPlotBackgroundColor(none);
    styler.setLegendBackgroundColor(none);
    styler.setLegendBorderColor(none);
    styler.setPlotBorderVisible(false);
    styler.setChartFontColor(INK);
    styler.setAxisTickLabelsColor(INK);
    styler.setXAxisTickLabelsColor(INK);
    styler.setYAxisTickLabelsColor(INK);
    styler.setErrorBarsColor(INK);
    styler.setAxisTickMarksColor(GRID);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setLegendFont(FONT);
    styler.setAxisTickLabelsFont(FONT);
    styler.setYAxisMin(0.0);
    styler.setLocale(Locale.ROOT);
    styler.setYAxisDecimalPattern("0.##");
    styler.setAvailableSpaceFill(0.7);
  }

  /// Without what repeats itself from plot to plot or differs from run to run, and with colours
  /// that the page gives.
  private String inPage(String document) {
    String element = document.substring(document.indexOf("<svg")).strip();
    String start = element.substring(0, element.indexOf('>') + 1);
    String body =
        element
            .substring(start.length())
            .replaceAll("clip\\d+", id + "-clip")
            .replaceAll("(\\.\\d{2})\\d+", "$1")
            .replace("rgb(1,2,3)", "currentColor")
            .replace("rgb(4,5,6)", "var(--line)");
    return String.format(
        Locale.ROOT,
        "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\">%s",
        Markup.text(description),
        WIDTH,
        HEIGHT,
        body);
  }
}
