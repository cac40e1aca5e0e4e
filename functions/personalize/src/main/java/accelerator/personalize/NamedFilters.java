package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.Registry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Filter;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;
import software.amazon.awssdk.services.personalize.model.LimitExceededException;

/// The filters of a domain in Personalize: described, or created. A filter cannot change, so its
/// name carries the hash of its expression, and an edited one becomes another. A filter that
/// Personalize cannot make is left out of what is published: no run fails for it.
record NamedFilters(PersonalizeClient personalize, Names names) {

  /// The ARNs of those that are not there yet, after every one that is missing was asked for.
  List<String> pending(Set<Dataset> datasets) {
    return definitions(datasets).stream()
        .filter(each -> !isReady(each))
        .map(each -> names.filterArn(each.name(), each.expression()))
        .toList();
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

  /// Whether there is nothing to wait for: it is active, or will never be.
  private boolean isReady(FilterDefinition definition) {
    Optional<Filter> found = found(definition);
    if (found.isPresent()) {
      return Status.of(found.get().status()) != Status.PENDING;
    }
    try {
      create(definition);
      return false;
    } catch (InvalidInputException | LimitExceededException _) {
      return true;
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
