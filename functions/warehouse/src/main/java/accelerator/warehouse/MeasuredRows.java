package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The rows that the {@link Measurements} answered, and what they find.
///
/// @param rows by the statements' keys
record MeasuredRows(Domain domain, QualifiedName source, Map<String, List<ResultRow>> rows) {

  /// Characters of an example in a report.
  private static final int EXAMPLE_LENGTH = 64;

  MeasuredRows {
    rows = Map.copyOf(rows);
  }

  /// Whether no interaction came of the window.
  boolean isEmpty() {
    return of(Measurements.INTERACTIONS).isEmpty();
  }

  /// The time of the newest interaction, in seconds since 1970; 0 when there is none.
  long newest() {
    return of(Measurements.INTERACTIONS).stream()
        .findFirst()
        .map(row -> row.number("newest_second"))
        .orElse(0L);
  }

  /// What an incremental run adds; none in a run that imports everything.
  Optional<ResultRow> news() {
    return of(Measurements.NEWS).stream().findFirst();
  }

  Findings findings() {
    Map<Dataset, Long> counts = new EnumMap<>(Dataset.class);
    Map<Dataset, Long> repeated = new EnumMap<>(Dataset.class);
    List<Findings.Column> columns = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      for (ResultRow row : of(Measurements.key(dataset))) {
        DatasetMeasurement measurement = new DatasetMeasurement(domain, dataset);
        counts.put(dataset, row.number("row_count"));
        repeated.put(dataset, measurement.repeated(row));
        if (row.number("row_count") > 0) {
          columns.addAll(measurement.columns(row));
        }
      }
    }
    return new Findings(
        counts, interactions(), events(), columns, repeated, leftOut(), overlap(), sourceRange());
  }

  private Findings.Interactions interactions() {
    return of(Measurements.INTERACTIONS).stream()
        .findFirst()
        .map(
            row ->
                new Findings.Interactions(
                    row.number("user_count"),
                    row.number("users_with_two"),
                    row.number("implausible_count"),
                    row.number("future_count"),
                    row.number("type_count")))
        .orElse(new Findings.Interactions(0, 0, 0, 0, 0));
  }

  private Map<String, Long> events() {
    Map<String, Long> events = new TreeMap<>();
    of(Measurements.INTERACTIONS)
        .forEach(row -> events.put(row.text("event_type").orElse(""), row.number("event_count")));
    return events;
  }

  private Map<String, Findings.LeftOut> leftOut() {
    Map<String, Findings.LeftOut> leftOut = new TreeMap<>();
    rows.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(Measurements.LEFT_OUT))
        .flatMap(entry -> entry.getValue().stream())
        .forEach(
            row ->
                leftOut.put(
                    row.text("reason").orElse(""),
                    new Findings.LeftOut(
                        row.number("left_out_count"),
                        row.text("example_id").map(MeasuredRows::shortened))));
    return leftOut;
  }

  private static String shortened(String id) {
    int characters = id.codePointCount(0, id.length());
    return characters <= EXAMPLE_LENGTH
        ? id
        : id.substring(0, id.offsetByCodePoints(0, EXAMPLE_LENGTH)) + "..";
  }

  private Optional<Findings.Overlap> overlap() {
    return of(Measurements.OVERLAP).stream()
        .findFirst()
        .map(row -> new Findings.Overlap(row.number("met_count"), row.number("told_count")));
  }

  private Optional<Findings.SourceRange> sourceRange() {
    return of(Measurements.sourceRange(domain)).stream()
        .findFirst()
        .map(
            row ->
                new Findings.SourceRange(
                    source,
                    row.number("row_count"),
                    row.text("first_date")
                        .flatMap(
                            first -> row.text("last_date").map(last -> first + " to " + last))));
  }

  private List<ResultRow> of(String key) {
    return rows.getOrDefault(key, List.of());
  }
}
