package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// An execution's history as lines for people: seconds since its start, state, event, detail.
final class HistoryPrinter implements History {
  private static final int SHOWN = 200;

  private final PrintWriter out;
  private Instant start = Instant.MAX;

  HistoryPrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void record(HistoryEvent event) {
    if (event.timestamp().isBefore(start)) {
      start = event.timestamp();
    }
    String detail =
        event.detail().filter(each -> !each.isEmpty()).map(JsonNode::toString).orElse("");
    out.printf(
        Locale.ROOT,
        "%10.3f  %s%s%s%s%n",
        Duration.between(start, event.timestamp()).toMillis() / 1000.0,
        event.state().map(state -> state + ": ").orElse(""),
        event.type(),
        event.iteration().map(each -> String.format(Locale.ROOT, " [%d]", each)).orElse(""),
        detail.isEmpty() ? "" : "  " + shortened(detail));
    out.flush();
  }

  private static String shortened(String detail) {
    return detail.length() <= SHOWN ? detail : detail.substring(0, SHOWN) + "..";
  }
}
