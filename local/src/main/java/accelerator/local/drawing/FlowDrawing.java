package accelerator.local.drawing;

import accelerator.local.drawing.FlowGraph.Node;
import accelerator.local.drawing.MachineDrawing.Box;
import accelerator.local.drawing.MachineDrawing.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Gives the states of a flow their places, row by row.
final class FlowDrawing {
  static final int WIDTH = 158;
  static final int HEIGHT = 36;
  static final int GAP = 18;
  private static final int FRAME_HEAD = 34;
  private static final int FRAME_EDGE = 8;

  private final FlowGraph flow;
  private final List<String> mainWay;
  private final Set<List<String>> back;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final List<Box> inner = new ArrayList<>();
  private final List<Line> innerLines = new ArrayList<>();
  private final Map<String, MachineDrawing> framed = new LinkedHashMap<>();

  private FlowDrawing(FlowGraph flow) {
    this.flow = flow;
    this.mainWay = flow.mainWay();
    this.back = flow.backWays();
  }

  static MachineDrawing of(FlowGraph flow) {
    return new FlowDrawing(flow).draw();
  }

  private MachineDrawing draw() {
    for (Node node : flow.nodes().values()) {
      node.inner().ifPresent(processor -> framed.put(node.state(), of(processor)));
    }
    FlowLines lines = new FlowLines(flow, back, rows());
    int left = lines.margin();
    int right =
        framed.values().stream()
            .mapToInt(each -> each.width() + 2 * FRAME_EDGE)
            .reduce(2 * WIDTH + GAP, Math::max);
    int bottom = place(lines.rows(), left);
    List<Box> all = new ArrayList<>(boxes.values());
    all.addAll(inner);
    List<Line> drawn = new ArrayList<>(lines.draw(boxes));
    drawn.addAll(innerLines);
    return new MachineDrawing(left + right, bottom, all, drawn);
  }

  /// The states of each row, the left one first. What only goes back stands beside where it comes
  /// from; a frame has a row to itself.
  private List<List<String>> rows() {
    Map<String, Integer> ranks = flow.ranks();
    Map<Integer, List<String>> byRank = new TreeMap<>();
    for (Node node : flow.nodes().values()) {
      int rank = ranks.getOrDefault(node.state(), 0) - (onlyGoesBack(node) ? 1 : 0);
      List<String> row = byRank.computeIfAbsent(rank, _ -> new ArrayList<>());
      row.add(mainWay.contains(node.state()) ? 0 : row.size(), node.state());
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : byRank.values()) {
      List<String> frames = row.stream().filter(framed::containsKey).toList();
      List<String> others = row.stream().filter(each -> !framed.containsKey(each)).toList();
      if (!others.isEmpty()) {
        rows.add(others);
      }
      frames.forEach(frame -> rows.add(List.of(frame)));
    }
    return rows;
  }

  private boolean onlyGoesBack(Node node) {
    return !node.next().isEmpty()
        && node.next().stream().allMatch(next -> back.contains(List.of(node.state(), next)));
  }

  /// Places all rows below each other and returns where the last one ends.
  private int place(List<List<String>> rows, int left) {
    int y = GAP / 2;
    for (List<String> row : rows) {
      int height = HEIGHT;
      int column = row.stream().anyMatch(mainWay::contains) ? 0 : 1;
      for (String state : row) {
        MachineDrawing processor = framed.get(state);
        int x = left + column * (WIDTH + GAP);
        if (processor == null) {
          boxes.put(state, box(flow.node(state), false, x, y, WIDTH, HEIGHT));
        } else {
          height = FRAME_HEAD + processor.height() + FRAME_EDGE;
          int width = processor.width() + 2 * FRAME_EDGE;
          boxes.put(state, box(flow.node(state), true, x, y, width, height));
          frame(state, processor, x + FRAME_EDGE, y + FRAME_HEAD);
        }
        column++;
      }
      y += height + GAP;
    }
    return y - GAP / 2;
  }

  private void frame(String state, MachineDrawing processor, int x, int y) {
    processor.boxes().forEach(each -> inner.add(each.moved(x, y, Optional.of(state))));
    processor.lines().forEach(each -> innerLines.add(each.moved(x, y)));
  }

  private static Box box(Node node, boolean isFrame, int x, int y, int width, int height) {
    return new Box(
        node.state(), node.type(), node.comment(), Optional.empty(), isFrame, x, y, width, height);
  }
}
