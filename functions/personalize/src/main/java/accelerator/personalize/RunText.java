package accelerator.personalize;

import accelerator.core.Explanation;
import accelerator.core.Json;
import java.util.Locale;
import java.util.stream.Collectors;

/// A run in words, as people get it by mail: what failed and what to do first, then what each
/// domain has, what it cost in time and money, what was skipped and why.
final class RunText {
  private final StringBuilder text = new StringBuilder();

  private RunText() {}

  static String of(RunSummary summary) {
    RunText written = new RunText();
    written.say("Run %s: %s", summary.runId(), summary.status());
    summary.domains().forEach(written::domain);
    summary
        .billing()
        .filter(billed -> billed.active() > 0)
        .ifPresent(
            billed ->
                written.say(
                    "%nActive recommenders of the stack: %d, %s",
                    billed.active(), billed.perMonth()));
    summary.execution().ifPresent(link -> written.say("%nExecution: %s", link));
    summary.unwanted().forEach(each -> written.say("%n%s", sentence(each)));
    summary.goOnWith().ifPresent(input -> written.say("%nGo on with: %s", Json.write(input)));
    return written.text.toString();
  }

  private void say(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values)).append('\n');
  }

  private void domain(DomainOutcome domain) {
    say("%n%s: %s", domain.domain().key(), domain.status());
    domain.failure().ifPresent(this::failure);
    domain
        .window()
        .ifPresent(window -> say("  window %s to %s", window.startDate(), window.endDate()));
    domain.rows().forEach((name, rows) -> say("  %,d %s", rows, name));
    if (domain.bytes() > 0) {
      say("  %,d bytes unloaded", domain.bytes());
    }
    if (!domain.stages().isEmpty()) {
      say(
          "  took %s: %s",
          StageTime.spoken(domain.stages().stream().mapToLong(StageTime::seconds).sum()),
          domain.stages().stream().map(StageTime::sentence).collect(Collectors.joining(", ")));
    }
    domain.leftOut().forEach((reason, rows) -> leftOut(domain, reason, rows));
    domain.warnings().forEach(warning -> say("  mind: %s", warning));
    domain
        .recommenders()
        .forEach(
            each ->
                say(
                    "  %s: %s%s",
                    each.name().key(), each.status(), each.reason().map(", "::concat).orElse("")));
    domain.skipped().forEach(each -> say("  %s skipped: %s", each.name().key(), each.reason()));
  }

  private void failure(DomainOutcome.Failure failure) {
    Explanation told = failure.told();
    say("  failed in '%s': %s", failure.stage(), told.cause());
    told.where().ifPresent(place -> say("    where: %s", place));
    say("    next: %s", told.next());
    told.also().forEach(sentence -> say("    also: %s", sentence));
    say("    (%s)", failure.error());
  }

  private void leftOut(DomainOutcome domain, String reason, long rows) {
    String example = domain.examples().getOrDefault(reason, "");
    say("  left out: %,d %s%s", rows, reason, example.isEmpty() ? "" : ", such as " + example);
  }

  private static String sentence(RunSummary.Unwanted each) {
    return each.stopped()
        ? "no longer asked for, stopped now: " + each.recommender().sentence()
        : "no longer asked for, goes on and costs: %s. A run with removeUnwanted stops it"
            .formatted(each.recommender().sentence());
  }
}
