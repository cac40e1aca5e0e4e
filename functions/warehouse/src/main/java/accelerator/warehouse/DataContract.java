package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Recommender;
import accelerator.core.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What Personalize demands of data before it learns from it, held against the findings. The
/// numbers are those of its quotas page.
record DataContract(Findings findings) {
  private static final int MINIMUM_USERS_WITH_TWO = 25;

  /// Event types and metadata columns of the interactions, together.
  private static final int MAXIMUM_EVENT_TYPES = 10;

  /// Everything that would make an import or every training fail.
  List<String> violations(Window window) {
    List<String> violations = new ArrayList<>();
    findings.sourceRange().ifPresent(range -> violations.add(emptyWindow(window, range)));
    violations.addAll(tooFew());
    violations.addAll(tooManyTypes());
    violations.addAll(wrongTimes());
    findings
        .overlap()
        .filter(overlap -> isApart(overlap))
        .map(this::apart)
        .ifPresent(violations::add);
    findings.columns().forEach(column -> violations.addAll(wrongValues(column)));
    findings.repeatedIds().entrySet().stream()
        .filter(repeated -> repeated.getValue() > 0)
        .sorted(Map.Entry.comparingByKey())
        .map(
            repeated ->
                say(
                    "%s has %,d rows with the id of another",
                    repeated.getKey().key(), repeated.getValue()))
        .forEach(violations::add);
    return violations;
  }

  /// Why a recommender cannot be trained on this data; none when it can.
  Optional<String> shortage(Recommender recommender) {
    Optional<Dataset> lacking = lacking(recommender);
    if (lacking.isPresent()) {
      Dataset needed = lacking.get();
      return Optional.of(
          say(
              "needs %s%s",
              datasetName(needed), isMade(needed) ? ", " + needed.key() + " has no row" : ""));
    }
    long has =
        recommender
            .eventType()
            .map(type -> findings.events().getOrDefault(type, 0L))
            .orElse(findings.rows(Dataset.INTERACTIONS));
    if (has >= Recommender.MINIMUM_EVENTS) {
      return Optional.empty();
    }
    String events = recommender.eventType().map(type -> type + " ").orElse("");
    return Optional.of(
        say("needs %,d %sinteractions, has %,d", Recommender.MINIMUM_EVENTS, events, has));
  }

  /// The dataset, other than interactions, that a recommender cannot do without and that has no
  /// row.
  Optional<Dataset> lacking(Recommender recommender) {
    return recommender.requiredDatasets().stream()
        .filter(needed -> needed != Dataset.INTERACTIONS && findings.rows(needed) == 0)
        .findFirst();
  }

  /// Whether there is a table of a dataset, with rows or without.
  boolean isMade(Dataset dataset) {
    return findings.rows().containsKey(dataset);
  }

  /// What is allowed, and seldom meant.
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    findings
        .overlap()
        .filter(overlap -> !isApart(overlap) && overlap.told() * 2 < overlap.met())
        .map(
            overlap ->
                say(
                    "items tells of %,d of the %,d items that people met (%d %%): the others are"
                        + " recommended without metadata, and left out by filters",
                    overlap.told(), overlap.met(), overlap.told() * 100 / overlap.met()))
        .ifPresent(warnings::add);
    long met = findings.overlap().map(Findings.Overlap::met).orElse(0L);
    warnings.addAll(
        ImportSizes.warnings(
            findings.rows(Dataset.INTERACTIONS), Math.max(met, findings.rows(Dataset.ITEMS))));
    return warnings;
  }

  private boolean isApart(Findings.Overlap overlap) {
    return overlap.told() == 0 && overlap.met() > 0 && findings.rows(Dataset.ITEMS) > 0;
  }

  private String apart(Findings.Overlap overlap) {
    return say(
        "items has none of the %,d items that people met among its %,d rows: both must name an item"
            + " by the same id, such as the media_identifier of the player in the catalogue",
        overlap.met(), findings.rows(Dataset.ITEMS));
  }

  private static String datasetName(Dataset dataset) {
    return switch (dataset) {
      case INTERACTIONS -> "an Interactions dataset";
      case ITEMS -> "an Items dataset";
      case USERS -> "a Users dataset";
    };
  }

  private static String emptyWindow(Window window, Findings.SourceRange range) {
    String source =
        range
            .days()
            .map(days -> say("has %,d rows, of %s", range.rows(), days))
            .orElse("has no row at all");
    return say(
        "no interaction in the window %s to %s: %s %s",
        window.startDate(), window.endDate(), range.source(), source);
  }

  /// What a longer window may mend.
  List<String> tooFew() {
    List<String> violations = new ArrayList<>();
    long rows = findings.rows(Dataset.INTERACTIONS);
    long users = findings.interactions().users();
    long withTwo = findings.interactions().usersWithTwo();
    if (rows < Recommender.MINIMUM_EVENTS) {
      violations.add(
          say(
              "interactions must have at least %,d rows, has %,d",
              Recommender.MINIMUM_EVENTS, rows));
    }
    if (withTwo < MINIMUM_USERS_WITH_TWO) {
      violations.add(
          say(
              "at least %d users must have two or more interactions, %,d of %,d users have",
              MINIMUM_USERS_WITH_TWO, withTwo, users));
    } else if (withTwo * 100 < users) {
      violations.add(
          say(
              "at least 1 percent of the users must have two or more interactions, %,d of %,d have",
              withTwo, users));
    }
    return violations;
  }

  /// What no window mends.
  List<String> tooManyTypes() {
    long types = findings.interactions().types();
    return types <= MAXIMUM_EVENT_TYPES
        ? List.of()
        : List.of(
            say(
                "interactions may have at most %d event types, has %,d",
                MAXIMUM_EVENT_TYPES, types));
  }

  private List<String> wrongTimes() {
    List<String> violations = new ArrayList<>();
    if (findings.interactions().implausible() > 0) {
      violations.add(
          say(
              "interactions.TIMESTAMP must be in seconds, is not of the years 2000 to 2099 in %,d"
                  + " rows",
              findings.interactions().implausible()));
    }
    if (findings.interactions().future() > 0) {
      violations.add(
          say(
              "interactions.TIMESTAMP is in the future in %,d rows",
              findings.interactions().future()));
    }
    return violations;
  }

  private static List<String> wrongValues(Findings.Column column) {
    String name = column.dataset().key() + "." + column.name();
    List<String> violations = new ArrayList<>();
    if (column.isRequired() && column.missing() > 0) {
      violations.add(say("%s is required, is missing in %,d rows", name, column.missing()));
    }
    if (column.longest() > column.maximum()) {
      violations.add(
          say(
              "%s may have %,d characters, the longest has %,d",
              name, column.maximum(), column.longest()));
    }
    if (column.unsafe() > 0) {
      violations.add(
          say(
              "%s holds a comma, quote, backslash or line break in %,d rows",
              name, column.unsafe()));
    }
    return violations;
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
