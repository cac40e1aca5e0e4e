package accelerator.local.sql;

import accelerator.core.Domain;
import accelerator.core.Explanation;
import accelerator.core.Window;
import accelerator.emulators.snowflake.DuckDbWarehouse;
import accelerator.local.terminal.TextTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a pass has made and left out, for a terminal.
///
/// @param width columns of the terminal, 80 or more
public record RoundReport(DuckDbWarehouse warehouse, int width) {

  /// The lines of a pass.
  public List<String> lines(SqlRound round, SqlRound.Ending ending, Duration took) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(round.domain(), round.window(), took));
    switch (ending) {
      case SqlRound.Ending.Failed failed -> {
        lines.add("");
        explain(lines, failed.explanation());
      }
      case SqlRound.Ending.Made made -> made(lines, round, made.judged());
    }
    return lines;
  }

  private static String heading(Domain domain, Window window, Duration took) {
    return String.format(
        Locale.ROOT,
        "%s, %s to %s, %.1f s",
        domain.key(),
        window.startDate(),
        window.endDate(),
        took.toMillis() / 1000.0);
  }

  private void made(List<String> lines, SqlRound round, JsonNode judged) {
    JsonNode result = judged.path("result");
    result.path("rows").fieldNames().forEachRemaining(dataset -> dataset(lines, round, dataset));
    leftOut(lines, result);
    lines.add("");
    result
        .path("skipped")
        .forEach(
            skipped ->
                say(
                    lines,
                    "- ",
                    skipped.path("name").asText()
                        + " is skipped: "
                        + skipped.path("reason").asText()));
    result.path("warnings").forEach(warning -> say(lines, "! ", warning.asText()));
    judged.path("violations").forEach(violation -> say(lines, "✗ ", violation.asText()));
    if (judged.path("violations").isEmpty()) {
      lines.add("✓ the data contract holds");
    } else {
      judged.path("also").forEach(sentence -> say(lines, "- ", sentence.asText()));
      say(lines, "  ", "next: " + judged.path("next").asText());
    }
  }

  private void explain(List<String> lines, Explanation explanation) {
    say(lines, "✗ ", explanation.cause());
    explanation.where().ifPresent(place -> say(lines, "  ", "where: " + place));
    say(lines, "  ", "next: " + explanation.next());
    explanation.also().forEach(sentence -> say(lines, "- ", sentence));
  }

  private void dataset(List<String> lines, SqlRound round, String name) {
    DatasetTable table = DatasetTable.read(warehouse, round.domain(), name, round.number());
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%s: %,d rows", name, table.count()));
    lines.addAll(new ColumnBlocks(width).lines(table.columns()));
  }

  private static void leftOut(List<String> lines, JsonNode result) {
    lines.add("");
    if (result.path("leftOut").isEmpty()) {
      lines.add("left out: nothing");
      return;
    }
    lines.add("left out:");
    TextTable table = new TextTable("  reason", "rows", "such as");
    result
        .path("leftOut")
        .properties()
        .forEach(
            left ->
                table.row(
                    "  " + left.getKey(),
                    String.format(Locale.ROOT, "%,d", left.getValue().asLong()),
                    result.path("examples").path(left.getKey()).asText("")));
    lines.addAll(table.lines());
  }

  /// A sentence in lines of the width, the second and later ones indented.
  private void say(List<String> lines, String mark, String sentence) {
    StringBuilder line = new StringBuilder(mark);
    boolean isEmpty = true;
    for (String word : sentence.split(" ", -1)) {
      if (!isEmpty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder("  ");
        isEmpty = true;
      }
      line.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    lines.add(line.toString());
  }
}
