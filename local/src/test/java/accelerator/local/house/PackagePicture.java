package accelerator.local.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The packages and their arrows as plain SVG: a box for each module, those that others stand on
/// further down; arrows between modules, but for those that two others imply, and thin ones at a
/// box's side between its packages. The same graph gives the same bytes.
final class PackagePicture {
  private static final int WIDTH = 212;
  private static final int GAP = 36;
  private static final int LINE = 18;
  private static final int HEAD = 30;
  private static final int ROW_GAP = 84;
  private static final String ROOT_PACKAGE = "accelerator.";

  private record Box(int x, int y, List<String> packages) {
    int height() {
      return HEAD + LINE * packages.size() + 8;
    }

    int lineOf(String packageName) {
      return y + HEAD + LINE * packages.indexOf(packageName) + 10;
    }
  }

  private final PackageGraph graph;
  private final Map<String, Set<String>> between;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private int width;
  private int height;

  private PackagePicture(PackageGraph graph) {
    this.graph = graph;
    this.between = graph.modulesArrows();
    place();
  }

  static String of(PackageGraph graph) {
    return new PackagePicture(graph).drawn();
  }

  private void place() {
    Map<Integer, List<String>> rows = new TreeMap<>((one, other) -> Integer.compare(other, one));
    for (String module : between.keySet()) {
      rows.computeIfAbsent(level(module), _ -> new ArrayList<>()).add(module);
    }
    int widest = rows.values().stream().mapToInt(List::size).max().orElse(1);
    width = 12 + widest * (WIDTH + GAP);
    int y = 12;
    for (List<String> row : rows.values()) {
      int x = 12 + (widest - row.size()) * (WIDTH + GAP) / 2;
      int tallest = 0;
      for (String module : row) {
        Box box = new Box(x, y, packages(module));
        boxes.put(module, box);
        tallest = Math.max(tallest, box.height());
        x += WIDTH + GAP;
      }
      y += tallest + ROW_GAP;
    }
    height = y - ROW_GAP + 12;
  }

  private int level(String module) {
    return between.getOrDefault(module, Set.of()).stream().mapToInt(this::level).max().orElse(-1)
        + 1;
  }

  private List<String> packages(String module) {
    return graph.modules().entrySet().stream()
        .filter(entry -> entry.getValue().equals(module))
        .map(Map.Entry::getKey)
        .toList();
  }

  private String drawn() {
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img' font-family='sans-serif' font-size='12'>",
        width,
        height);
    line(svg, "<title>The modules, their packages, and which names which</title>");
    line(
        svg,
        "<defs><marker id='tip' viewBox='0 0 8 8' refX='7' refY='4' markerWidth='7' markerHeight='7' orient='auto'><path d='M0 0L8 4L0 8z' fill='#4a6785'/></marker></defs>");
    line(svg, "<rect width='%d' height='%d' fill='#ffffff'/>", width, height);
    between.forEach(
        (from, targets) ->
            targets.stream()
                .filter(to -> !isImplied(from, to))
                .forEach(to -> arrow(svg, from, to)));
    boxes.forEach((module, box) -> box(svg, module, box));
    line(svg, "</svg>");
    return svg.toString();
  }

  /// Whether another arrow of the same module leads there, too.
  private boolean isImplied(String from, String to) {
    return between.getOrDefault(from, Set.of()).stream()
        .anyMatch(over -> !over.equals(to) && reaches(over, to));
  }

  private boolean reaches(String from, String to) {
    return between.getOrDefault(from, Set.of()).stream()
        .anyMatch(next -> next.equals(to) || reaches(next, to));
  }

  private void arrow(StringBuilder svg, String from, String to) {
    Box start = Objects.requireNonNull(boxes.get(from));
    Box end = Objects.requireNonNull(boxes.get(to));
    int fromX = start.x() + WIDTH / 2;
    int fromY = start.y() + start.height();
    int toX = end.x() + WIDTH / 2;
    int bend = (end.y() - fromY) / 2;
    line(
        svg,
        "<path d='M%d %dC%d %d %d %d %d %d' fill='none' stroke='#9db3c8' stroke-width='1.5' marker-end='url(#tip)'/>",
        fromX,
        fromY,
        fromX,
        fromY + bend,
        toX,
        end.y() - bend,
        toX,
        end.y() - 2);
  }

  private void box(StringBuilder svg, String module, Box box) {
    line(
        svg,
        "<rect x='%d' y='%d' width='%d' height='%d' rx='6' fill='#f3f6fa' stroke='#4a6785'/>",
        box.x(),
        box.y(),
        WIDTH,
        box.height());
    line(
        svg,
        "<text x='%d' y='%d' font-weight='bold' fill='#1d2f43'>%s</text>",
        box.x() + 10,
        box.y() + 20,
        module);
    for (String each : box.packages()) {
      line(
          svg,
          "<text x='%d' y='%d' fill='#33475c'>%s</text>",
          box.x() + 16,
          box.lineOf(each) + 4,
          each.substring(ROOT_PACKAGE.length()));
    }
    for (String each : box.packages()) {
      for (String named : new TreeSet<>(graph.arrows().getOrDefault(each, Set.of()))) {
        if (box.packages().contains(named)) {
          inside(svg, box, each, named);
        }
      }
    }
  }

  private static void inside(StringBuilder svg, Box box, String from, String to) {
    int x = box.x() + WIDTH;
    int out = x + 6 + 2 * Math.abs(box.lineOf(from) - box.lineOf(to)) / LINE * 3;
    line(
        svg,
        "<path d='M%d %dC%d %d %d %d %d %d' fill='none' stroke='#4a6785' stroke-width='0.8' marker-end='url(#tip)'/>",
        x,
        box.lineOf(from),
        out,
        box.lineOf(from),
        out,
        box.lineOf(to),
        x,
        box.lineOf(to));
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
