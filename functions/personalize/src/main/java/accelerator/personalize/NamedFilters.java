package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.Explanation;
import accelerator.core.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.FilterSummary;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;

/// The filters of a domain in Personalize: listed, or created. A filter cannot change, so its name
/// carries the hash of its expression, and an edited one becomes another. A filter that Personalize
/// cannot make is left out of what is published: no run fails for it.
record NamedFilters(PersonalizeClient personalize, Names names) {
  /// Looks at each, and asks for what is missing.
  void look(StageLook look, Set<Dataset> datasets) {
    List<FilterDefinition> left =
        definitions(datasets).stream().filter(each -> !look.isDone(change(each))).toList();
    if (left.isEmpty()) {
      return;
    }
    look.attempt("filters", names.datasetGroupArn(), Quota.FILTERS, this::listed)
        .ifPresent(listed -> left.forEach(each -> look(look, each, listed)));
  }

  private static String change(FilterDefinition definition) {
    return "filter " + definition.name();
  }

  /// All of the group in one request, by ARN: Personalize takes about one a second.
  private Map<String, FilterSummary> listed() {
    return personalize
        .listFiltersPaginator(r -> r.datasetGroupArn(names.datasetGroupArn()))
        .filters()
        .stream()
        .collect(Collectors.toMap(FilterSummary::filterArn, each -> each));
  }

  /// Those that questions may use.
  List<Registry.Filter> published(Set<Dataset> datasets) {
    Map<String, FilterSummary> listed = listed();
    return definitions(datasets).stream()
        .filter(
            each ->
                found(each, listed)
                    .filter(known -> Status.of(known.status()) == Status.ACTIVE)
                    .isPresent())
        .map(
            each ->
                new Registry.Filter(
                    each.name(),
                    names.filterArn(each.name(), each.expression()),
                    each.parameters(),
                    each.isPersonal()))
        .toList();
  }

  /// What is left out of what questions may use, each a sentence with what to do.
  ///
  /// @param look at the end of which nothing is awaited any more
  List<String> leftOut(StageLook look, Set<Dataset> datasets) {
    Map<String, FilterSummary> listed = listed();
    return definitions(datasets).stream()
        .flatMap(each -> leftOut(look, each, found(each, listed)).stream())
        .toList();
  }

  private Optional<String> leftOut(
      StageLook look, FilterDefinition definition, Optional<FilterSummary> found) {
    if (found.isEmpty()) {
      return Optional.of(
          "filter %s could not be made and is left out: %s"
              .formatted(
                  definition.name(),
                  look.denied(change(definition))
                      .orElse("it was deleted meanwhile, and the next run makes it anew")));
    }
    return Status.of(found.get().status()) == Status.FAILED
        ? Optional.of(
            "filter %s is %s and left out: %s; delete it with 'aws personalize delete-filter --filter-arn %s', and the next run makes it anew"
                .formatted(
                    definition.name(),
                    found.get().status(),
                    Optional.ofNullable(found.get().failureReason())
                        .orElse("the service gives no reason"),
                    found.get().filterArn()))
        : Optional.empty();
  }

  private List<FilterDefinition> definitions(Set<Dataset> datasets) {
    return FilterDefinition.of(names.domain()).stream()
        .filter(each -> each.fits(names.domain(), datasets))
        .toList();
  }

  private void look(
      StageLook look, FilterDefinition definition, Map<String, FilterSummary> listed) {
    String change = change(definition);
    String arn = names.filterArn(definition.name(), definition.expression());
    try {
      look.attempt(
          change,
          arn,
          Quota.FILTERS,
          () -> converge(look, change, definition, found(definition, listed)));
    } catch (QuotaReached failure) {
      Explanation told = Explanation.of("", String.valueOf(failure.getMessage()), "");
      look.deny(change, "%s; %s".formatted(told.cause(), told.next()));
      look.done(change, null);
    }
  }

  /// Nothing is to wait for when it is active, or will never be.
  private boolean converge(
      StageLook look, String change, FilterDefinition definition, Optional<FilterSummary> found) {
    if (found.isEmpty() && asks(look, change, definition)) {
      look.asked(change, names.filterArn(definition.name(), definition.expression()));
      return false;
    }
    if (found.filter(known -> Status.of(known.status()) == Status.PENDING).isPresent()) {
      look.pending(change, found.get().filterArn(), found.get().creationDateTime());
      return false;
    }
    look.done(change, found.map(FilterSummary::lastUpdatedDateTime).orElse(null));
    return true;
  }

  /// Whether the service took the filter up.
  private boolean asks(StageLook look, String change, FilterDefinition definition) {
    try {
      create(definition);
      return true;
    } catch (InvalidInputException failure) {
      look.deny(change, Service.reason(failure));
      return false;
    }
  }

  private void create(FilterDefinition definition) {
    personalize.createFilter(
        r ->
            r.name(names.filter(definition.name(), definition.expression()))
                .datasetGroupArn(names.datasetGroupArn())
                .filterExpression(definition.expression())
                .tags(StackTag.of(names.settings())));
  }

  private Optional<FilterSummary> found(
      FilterDefinition definition, Map<String, FilterSummary> listed) {
    return Optional.ofNullable(
        listed.get(names.filterArn(definition.name(), definition.expression())));
  }
}
