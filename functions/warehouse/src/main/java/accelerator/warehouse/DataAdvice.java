package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DomainPlan;
import accelerator.core.Window;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What to do where a domain's data does not hold the contract, or trains none of the recommenders
/// that were asked for: a longer window where more rows help, and nowhere else.
record DataAdvice(DataContract contract, DomainPlan plan) {
  private static final String MEND =
      "mend the rows in the source, or the SQL that makes the dataset, and deploy";

  String next() {
    Optional<Findings.SourceRange> source = contract.findings().sourceRange();
    if (source.isPresent()) {
      return source
          .flatMap(Findings.SourceRange::days)
          .map(days -> days.split(" to ", 2))
          .map(days -> startWith(days[0], days[1]) + ", the days that have rows")
          .orElse("let Snowplow's tracking and package fill the source table");
    }
    List<String> violations = contract.violations(plan.window());
    if (violations.isEmpty()) {
      return train();
    }
    if (violations.equals(contract.tooFew())) {
      return longerWindow();
    }
    List<String> types = contract.tooManyTypes();
    boolean isAboutTypes =
        !types.isEmpty()
            && violations.equals(
                Stream.concat(contract.tooFew().stream(), types.stream()).toList());
    return isAboutTypes
        ? "merge event types in %s, and deploy"
            .formatted(DatasetFiles.sql(plan.domain(), Dataset.INTERACTIONS))
        : MEND;
  }

  /// Of data that holds the contract and trains nothing: more events, if one of the recommenders
  /// lacks no more than these.
  private String train() {
    List<Dataset> lacking =
        plan.recommenders().stream()
            .flatMap(recommender -> contract.lacking(recommender).stream())
            .toList();
    if (lacking.size() < plan.recommenders().size() || lacking.isEmpty()) {
      return longerWindow();
    }
    Dataset needed = lacking.getFirst();
    return contract.isMade(needed)
        ? MEND
        : FurtherTable.of(plan.domain(), needed)
            .map(
                table ->
                    "name the table that %s are made of as %s, and deploy"
                        .formatted(needed.key(), table.parameter()))
            .orElse(MEND);
  }

  private String longerWindow() {
    Window window = plan.window();
    long days = ChronoUnit.DAYS.between(window.startDate(), window.endDate()) + 1;
    return startWith(window.startDate().minusDays(days).toString(), window.endDate().toString())
        + ", a window twice as long, or one that has more rows";
  }

  private static String startWith(String startDate, String endDate) {
    return "start a run with {\"window\":{\"startDate\":\"%s\",\"endDate\":\"%s\"}}"
        .formatted(startDate, endDate);
  }
}
