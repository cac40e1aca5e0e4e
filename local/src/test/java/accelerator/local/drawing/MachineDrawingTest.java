package accelerator.local.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.local.drawing.MachineDrawing.Box;
import accelerator.local.drawing.MachineDrawing.Line;
import accelerator.local.drawing.MachineDrawing.Point;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MachineDrawingTest {
  private static final int NARROW = 420;

  private final JsonNode definition = Json.parse(read());
  private final MachineDrawing drawing = MachineDrawing.of(definition);

  private static String read() {
    try {
      return Files.readString(
          Path.of(System.getProperty("project.root", ".."), "statemachine/refresh.asl.json"));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static Set<String> names(JsonNode flow) {
    Set<String> names = new TreeSet<>();
    flow.path("States").fieldNames().forEachRemaining(names::add);
    flow.path("States").forEach(state -> names.addAll(names(state.path("ItemProcessor"))));
    return names;
  }

  private Box box(String state) {
    return drawing.boxes().stream()
        .filter(box -> box.state().equals(state))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void drawsEveryStateOnceAndNothingOverAnother() {
    List<String> drawn = drawing.boxes().stream().map(Box::state).toList();
    assertThat(drawn).containsExactlyInAnyOrderElementsOf(names(definition));
    List<String> over = new ArrayList<>();
    for (Box one : drawing.boxes()) {
      for (Box other : drawing.boxes()) {
        boolean isApart =
            one.x() + one.width() <= other.x()
                || other.x() + other.width() <= one.x()
                || one.y() + one.height() <= other.y()
                || other.y() + other.height() <= one.y();
        boolean isWithin =
            one.within().equals(Optional.of(other.state()))
                || other.within().equals(Optional.of(one.state()));
        if (one != other && !isApart && !isWithin) {
          over.add(one.state() + " over " + other.state());
        }
      }
    }
    assertThat(over).isEmpty();
  }

  @Test
  void isNarrowEnoughForATelephone() {
    assertThat(drawing.width()).isLessThan(NARROW);
    assertThat(drawing.boxes())
        .allMatch(box -> box.x() >= 0 && box.x() + box.width() <= drawing.width())
        .allMatch(box -> box.y() >= 0 && box.y() + box.height() <= drawing.height());
  }

  @Test
  void linesBeginAndEndAtTheirStatesAndTurnAtRightAngles() {
    assertThat(drawing.lines()).hasSizeGreaterThan(30);
    for (Line line : drawing.lines()) {
      assertThat(touches(line.points().getFirst(), box(line.from()))).as("%s", line).isTrue();
      assertThat(touches(line.points().getLast(), box(line.to()))).as("%s", line).isTrue();
      for (int point = 1; point < line.points().size(); point++) {
        Point one = line.points().get(point - 1);
        Point other = line.points().get(point);
        assertThat(one.x() == other.x() || one.y() == other.y()).as("%s", line).isTrue();
      }
    }
  }

  @Test
  void noLineRunsThroughAState() {
    List<String> through = new ArrayList<>();
    for (Line line : drawing.lines()) {
      for (Box box : drawing.boxes()) {
        for (int point = 1; point < line.points().size(); point++) {
          if (!box.isFrame()
              && crosses(line.points().get(point - 1), line.points().get(point), box)) {
            through.add("%s to %s through %s".formatted(line.from(), line.to(), box.state()));
          }
        }
      }
    }
    assertThat(through).isEmpty();
  }

  @Test
  void putsAWaitBesideTheChoiceThatDecidesOnIt() {
    Box choice = box("Are the datasets imported");
    Box pause = box("Wait for the import");
    assertThat(pause.y()).isEqualTo(choice.y());
    assertThat(pause.x()).isGreaterThan(choice.x());
    assertThat(pause.within()).contains("For each domain");
  }

  private static boolean touches(Point point, Box box) {
    boolean isAcross = point.x() >= box.x() && point.x() <= box.x() + box.width();
    boolean isAlong = point.y() >= box.y() && point.y() <= box.y() + box.height();
    boolean isAtSide = point.x() == box.x() || point.x() == box.x() + box.width();
    boolean isAtEnd = point.y() == box.y() || point.y() == box.y() + box.height();
    return isAcross && isAlong && (isAtSide || isAtEnd);
  }

  private static boolean crosses(Point one, Point other, Box box) {
    return Math.max(one.x(), other.x()) > box.x()
        && Math.min(one.x(), other.x()) < box.x() + box.width()
        && Math.max(one.y(), other.y()) > box.y()
        && Math.min(one.y(), other.y()) < box.y() + box.height();
  }
}
