package accelerator.warehouse;

import accelerator.core.DomainPlan;
import accelerator.core.Imported;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// What a run's interactions are made of: all of its window, or what is new since an earlier run
/// and what that one has read. It is found once, by the transformation, and told to every later
/// stage.
///
/// @param former the run that it goes on from; none when everything is read and imported
/// @param since the first day that is read of the source, in UTC
/// @param rules a digest of all that the tables are made by
/// @param reason why everything is, though an incremental run was asked for
record ImportBasis(
    Optional<Imported> former, LocalDate since, String rules, Optional<String> reason) {

  static ImportBasis full(DomainPlan plan, String rules, Optional<String> reason) {
    return new ImportBasis(Optional.empty(), plan.window().startDate(), rules, reason);
  }

  /// Goes on from an earlier run: what is new begins some days before the newest that it has, since
  /// rows may come late.
  static ImportBasis incremental(DomainPlan plan, Imported former, int lateDays) {
    LocalDate newest = LocalDate.ofInstant(Instant.ofEpochSecond(former.newest()), ZoneOffset.UTC);
    LocalDate since = newest.minusDays(lateDays);
    LocalDate first = plan.window().startDate();
    return new ImportBasis(
        Optional.of(former),
        since.isBefore(first) ? first : since,
        former.rules(),
        Optional.empty());
  }

  /// What a call of a later stage was told; none in calls that say nothing of it.
  static Optional<ImportBasis> given(JsonNode payload) {
    JsonNode basis = payload.path("basis");
    return basis.has("since") ? Optional.of(Json.read(basis, ImportBasis.class)) : Optional.empty();
  }

  /// What a call of a later stage was told, or else that everything is imported.
  static ImportBasis of(JsonNode payload, DomainPlan plan) {
    return given(payload).orElseGet(() -> full(plan, "", Optional.empty()));
  }

  boolean isIncremental() {
    return former.isPresent();
  }

  /// The first second that is read of the source, since 1970.
  long sinceSecond() {
    return firstSecond(since);
  }

  /// The first second of a day in UTC, since 1970.
  static long firstSecond(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
