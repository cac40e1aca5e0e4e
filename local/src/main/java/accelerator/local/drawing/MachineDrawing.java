package accelerator.local.drawing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// A state machine laid out from top to bottom, narrow enough for a telephone: the way that most
/// runs go is the left column, what lies beside it stands to the right, and lines that pass over
/// states run at the left edge. A Map is a frame around the states of its processor.
///
/// @param boxes one for each state; a frame comes before the boxes that it holds
public record MachineDrawing(int width, int height, List<Box> boxes, List<Line> lines) {
  public MachineDrawing {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /// A state's place.
  ///
  /// @param comment of the definition; empty when it has none
  /// @param within the Map that it is a part of
  /// @param isFrame whether other boxes lie in it
  public record Box(
      String state,
      String type,
      String comment,
      Optional<String> within,
      boolean isFrame,
      int x,
      int y,
      int width,
      int height) {
    Box moved(int right, int down, Optional<String> newWithin) {
      return new Box(
          state,
          type,
          comment,
          within.or(() -> newWithin),
          isFrame,
          x + right,
          y + down,
          width,
          height);
    }
  }

  /// A way from one state to another, as points of an SVG path that has right angles only.
  ///
  /// @param isCatch whether it is gone after a failure only
  public record Line(String from, String to, boolean isCatch, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }

    Line moved(int right, int down) {
      return new Line(
          from,
          to,
          isCatch,
          points.stream().map(each -> new Point(each.x() + right, each.y() + down)).toList());
    }
  }

  /// A place in the picture.
  public record Point(int x, int y) {}

  /// @param definition in Amazon States Language
  public static MachineDrawing of(JsonNode definition) {
    return FlowDrawing.of(FlowGraph.read(definition));
  }
}
