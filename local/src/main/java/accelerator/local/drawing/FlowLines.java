package accelerator.local.drawing;

import accelerator.local.drawing.FlowGraph.Node;
import accelerator.local.drawing.MachineDrawing.Box;
import accelerator.local.drawing.MachineDrawing.Line;
import accelerator.local.drawing.MachineDrawing.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lines of a flow whose states have their rows: straight where the next row is meant, by the
/// right side where a wait goes back to its task, and else in a lane at the left edge. All failures
/// that one state catches share a lane.
final class FlowLines {
  private static final int LANE = 7;
  private static final int HALF_GAP = FlowDrawing.GAP / 2;

  private final Set<List<String>> back;
  private final List<List<String>> rows;
  private final List<Way> ways = new ArrayList<>();
  private final Map<String, Integer> lanes = new LinkedHashMap<>();

  /// A way between two states.
  private record Way(String from, String to, boolean isCatch) {
    /// Those of one lane are drawn over each other.
    String lane() {
      return isCatch ? "caught by " + to : from + " to " + to;
    }
  }

  FlowLines(FlowGraph flow, Set<List<String>> back, List<List<String>> rows) {
    this.back = back;
    this.rows = rows;
    for (Node node : flow.nodes().values()) {
      node.next().forEach(next -> ways.add(new Way(node.state(), next, false)));
      node.caught().forEach(next -> ways.add(new Way(node.state(), next, true)));
    }
    ways.stream()
        .filter(this::needsLane)
        .forEach(way -> lanes.putIfAbsent(way.lane(), lanes.size()));
  }

  List<List<String>> rows() {
    return rows;
  }

  /// How much room the lanes need at the left.
  int margin() {
    return LANE * (lanes.size() + 1);
  }

  List<Line> draw(Map<String, Box> boxes) {
    return ways.stream()
        .map(
            way ->
                new Line(
                    way.from(),
                    way.to(),
                    way.isCatch(),
                    points(way, box(boxes, way.from()), box(boxes, way.to()))))
        .toList();
  }

  private static Box box(Map<String, Box> boxes, String state) {
    Box box = boxes.get(state);
    if (box == null) {
      throw new IllegalArgumentException("there is no state '%s'".formatted(state));
    }
    return box;
  }

  private boolean needsLane(Way way) {
    return way.isCatch() || !(isBeside(way) || isBelow(way) || returnsByTheSide(way));
  }

  private int row(String state) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).contains(state)) {
        return row;
      }
    }
    throw new IllegalArgumentException("there is no state '%s'".formatted(state));
  }

  private boolean isBeside(Way way) {
    return row(way.from()) == row(way.to());
  }

  /// In the next row, or in the one after it when nothing stands between.
  private boolean isBelow(Way way) {
    int below = row(way.to()) - row(way.from());
    return below == 1
        || (below == 2
            && rows.get(row(way.to()) - 1).size() == 1
            && rows.get(row(way.to())).size() == 1
            && isSingleAside(row(way.to()) - 1));
  }

  /// Whether a row's only state has been put aside, as one that ends early.
  private boolean isSingleAside(int row) {
    String state = rows.get(row).getFirst();
    return ways.stream().noneMatch(way -> way.from().equals(state));
  }

  private boolean returnsByTheSide(Way way) {
    return back.contains(List.of(way.from(), way.to()))
        && row(way.from()) - row(way.to()) == 1
        && rows.get(row(way.from())).indexOf(way.from()) == 1;
  }

  private List<Point> points(Way way, Box from, Box to) {
    if (needsLane(way)) {
      return byLane(way, from, to);
    }
    if (returnsByTheSide(way)) {
      return List.of(
          new Point(middle(from), from.y()),
          new Point(middle(from), centre(to)),
          new Point(to.x() + to.width(), centre(to)));
    }
    if (isBeside(way)) {
      return List.of(
          new Point(from.x() + from.width(), centre(from)), new Point(to.x(), centre(to)));
    }
    int start = from.isFrame() || to.isFrame() ? column(from, to) : middle(from);
    int end = from.isFrame() || to.isFrame() ? start : middle(to);
    int bend = to.y() - HALF_GAP;
    return start == end
        ? List.of(new Point(start, from.y() + from.height()), new Point(end, to.y()))
        : List.of(
            new Point(start, from.y() + from.height()),
            new Point(start, bend),
            new Point(end, bend),
            new Point(end, to.y()));
  }

  private List<Point> byLane(Way way, Box from, Box to) {
    int x = LANE * (lanes.getOrDefault(way.lane(), 0) + 1) - LANE / 2;
    List<Point> points =
        new ArrayList<>(
            List.of(new Point(from.x(), leaves(way, from)), new Point(x, leaves(way, from))));
    boolean isLeft =
        rows.get(row(to.state())).size() == 1 || rows.get(row(to.state())).indexOf(to.state()) == 0;
    if (isLeft) {
      points.add(new Point(x, arrives(way, to)));
      points.add(new Point(to.x(), arrives(way, to)));
    } else {
      points.add(new Point(x, to.y() - HALF_GAP));
      points.add(new Point(middle(to), to.y() - HALF_GAP));
      points.add(new Point(middle(to), to.y()));
    }
    return points;
  }

  /// Failures leave below the middle, so that they do not hide what leaves when all goes well.
  private static int leaves(Way way, Box box) {
    return centre(box) + (way.isCatch() ? box.height() / 4 : 0);
  }

  private static int arrives(Way way, Box box) {
    return box.isFrame()
        ? box.y() + FlowDrawing.GAP
        : centre(box) - (way.isCatch() ? box.height() / 4 : 0);
  }

  private static int column(Box one, Box other) {
    return middle(one.isFrame() ? other : one);
  }

  private static int middle(Box box) {
    return box.x() + box.width() / 2;
  }

  private static int centre(Box box) {
    return box.isFrame() ? box.y() + FlowDrawing.GAP : box.y() + box.height() / 2;
  }
}
