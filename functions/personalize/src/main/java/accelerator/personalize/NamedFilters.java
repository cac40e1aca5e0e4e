package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.Registry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Filter;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;

/// The filters of a domain in Personalize: described, or created. A filter cannot change, so its
/// name carries the hash of its expression, and an edited one becomes another. A filter that
/// Personalize cannot make is left out of what is published: no run fails for it.
record NamedFilters(PersonalizeClient personalize, Names names) {
  private static final System.Logger LOG = System.getLogger(NamedFilters.class.getName());

  /// Looks at each, and asks for what is missing.
  void look(Look look, Set<Dataset> datasets) {
    look.inTurn(definitions(datasets)).forEach(each -> look(look, each));
  }

  /// Those that questions may use.
  List<Registry.Filter> published(Set<Dataset> datasets) {
    return definitions(datasets).stream()
        .filter(
            each ->
                found(each).filter(known -> Status.of(known.status()) == Status.ACTIVE).isPresent())
        .map(
            each ->
                new Registry.Filter(
                    each.name(),
                    names.filterArn(each.name(), each.expression()),
                    each.parameters(),
                    each.isPersonal()))
        .toList();
  }

  private List<FilterDefinition> definitions(Set<Dataset> datasets) {
    return FilterDefinition.of(names.domain()).stream()
        .filter(each -> each.fits(names.domain(), datasets))
        .toList();
  }

  private void look(Look look, FilterDefinition definition) {
    String change = "filter " + definition.name();
    String arn = names.filterArn(definition.name(), definition.expression());
    if (!look.isDone(change) && !look.isLeft(List.of(change), arn)) {
      attempt(look, change, arn, definition);
    }
  }

  private void attempt(Look look, String change, String arn, FilterDefinition definition) {
    try {
      look.attempt(change, arn, Quota.FILTERS, () -> describe(look, change, definition));
    } catch (QuotaReached failure) {
      LOG.log(System.Logger.Level.WARNING, "left out: {0}", failure.getMessage());
      look.done(change, null);
    }
  }

  /// Nothing is to wait for when it is active, or will never be.
  private boolean describe(Look look, String change, FilterDefinition definition) {
    Optional<Filter> found = found(definition);
    if (found.isEmpty() && asks(definition)) {
      look.asked(change, names.filterArn(definition.name(), definition.expression()));
      return false;
    }
    if (found.filter(known -> Status.of(known.status()) == Status.PENDING).isPresent()) {
      look.pending(change, found.get().filterArn(), found.get().creationDateTime());
      return false;
    }
    look.done(change, found.map(Filter::lastUpdatedDateTime).orElse(null));
    return true;
  }

  /// Whether the service took the filter up.
  private boolean asks(FilterDefinition definition) {
    try {
      create(definition);
      return true;
    } catch (InvalidInputException failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "filter {0} is left out: {1}",
          definition.name(),
          Service.reason(failure));
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

  private Optional<Filter> found(FilterDefinition definition) {
    String arn = names.filterArn(definition.name(), definition.expression());
    return Service.find(() -> personalize.describeFilter(r -> r.filterArn(arn)).filter());
  }
}
