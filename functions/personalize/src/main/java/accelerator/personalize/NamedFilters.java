package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.Registry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Filter;

/// The filters of a domain in Personalize: described, or created. A filter cannot change, so its
/// name carries the hash of its expression, and an edited one becomes another.
record NamedFilters(PersonalizeClient personalize, Names names) {

  /// The ARNs of those that are not there yet, after every one that is missing was asked for.
  ///
  /// @throws accelerator.core.ResourceFailed when Personalize could not make one
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

  private boolean isReady(FilterDefinition definition) {
    Optional<Filter> found = found(definition);
    if (found.isPresent()) {
      return Status.isActive(
          found.get().filterArn(), found.get().status(), found.get().failureReason());
    }
    personalize.createFilter(
        r ->
            r.name(names.filter(definition.name(), definition.expression()))
                .datasetGroupArn(names.datasetGroupArn())
                .filterExpression(definition.expression())
                .tags(StackTag.of(names.settings())));
    return false;
  }

  private Optional<Filter> found(FilterDefinition definition) {
    String arn = names.filterArn(definition.name(), definition.expression());
    return Service.find(() -> personalize.describeFilter(r -> r.filterArn(arn)).filter());
  }
}
