package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Filter;
import software.amazon.awssdk.services.personalize.model.FilterSummary;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;
import software.amazon.awssdk.services.personalize.model.LimitExceededException;

/// The named filters of a domain in Personalize: described, created, made anew where an earlier
/// run's failed, and removed when neither the files nor the published registry name them any more.
///
/// No run fails for a filter: one that reads a column which is not there, that the service refuses
/// or that fails is left out of the registry, and the endpoint says that there is none of its name.
///
/// @param runStartedAt tells a failure of this run from one of an earlier run
record Filters(PersonalizeClient personalize, Names names, Instant runStartedAt) {

  /// What a look finds.
  ///
  /// @param pending the ARNs of those on their way
  record Found(List<String> activeNames, List<String> pending) {}

  private enum State {
    ACTIVE,
    PENDING,
    LEFT_OUT
  }

  /// Brings the filters on their way.
  ///
  /// @param published the registry that the endpoint reads now, whose filters are in use
  Found look(List<NamedFilter> wanted, Optional<Registry> published) {
    List<String> active = new ArrayList<>();
    List<String> pending = new ArrayList<>();
    for (NamedFilter filter : wanted) {
      switch (state(filter, wanted, published)) {
        case ACTIVE -> active.add(filter.name());
        case PENDING -> pending.add(names.filterArn(filter));
        case LEFT_OUT -> {}
      }
    }
    return new Found(active, pending);
  }

  /// Those that can be used, as the endpoint reads them.
  List<Registry.Filter> active(List<NamedFilter> wanted) {
    return wanted.stream()
        .filter(
            filter ->
                find(filter)
                    .filter(found -> Status.of(found.status()) == Status.ACTIVE)
                    .isPresent())
        .map(filter -> filter.published(names.filterArn(filter)))
        .toList();
  }

  private Optional<Filter> find(NamedFilter filter) {
    String arn = names.filterArn(filter);
    try {
      return Service.find(() -> personalize.describeFilter(r -> r.filterArn(arn)).filter());
    } catch (SdkClientException silent) {
      throw Service.unavailable("Amazon Personalize", silent);
    }
  }

  private State state(NamedFilter filter, List<NamedFilter> wanted, Optional<Registry> published) {
    try {
      Optional<Filter> found = find(filter);
      if (found.isEmpty()) {
        return created(filter, wanted, published);
      }
      return switch (Status.of(found.get().status())) {
        case ACTIVE -> State.ACTIVE;
        case PENDING, INACTIVE -> State.PENDING;
        case FAILED -> failed(found.get());
      };
    } catch (AwsServiceException refused) {
      if (Service.meansLater(refused)) {
        return State.PENDING;
      }
      throw refused;
    }
  }

  /// A full quota means later, but a run does not wait for it: the next one tries again.
  private State created(
      NamedFilter filter, List<NamedFilter> wanted, Optional<Registry> published) {
    if (!isPossible(filter)) {
      return State.LEFT_OUT;
    }
    removeUnused(wanted, published);
    try {
      personalize.createFilter(
          r ->
              r.name(names.filter(filter))
                  .datasetGroupArn(names.datasetGroupArn())
                  .filterExpression(filter.expression())
                  .tags(StackTag.of(names.settings())));
      return State.PENDING;
    } catch (LimitExceededException | InvalidInputException refused) {
      return State.LEFT_OUT;
    }
  }

  private State failed(Filter found) {
    if (found.creationDateTime() != null && found.creationDateTime().isBefore(runStartedAt)) {
      personalize.deleteFilter(r -> r.filterArn(found.filterArn()));
      return State.PENDING;
    }
    return State.LEFT_OUT;
  }

  /// Whether every column that the filter reads is in a dataset of the group.
  private boolean isPossible(NamedFilter filter) {
    return filter.reads().stream().allMatch(this::isThere);
  }

  private boolean isThere(NamedFilter.Field field) {
    Dataset dataset = field.dataset();
    boolean isInSchema =
        DatasetSchema.find(names.domain(), dataset).stream()
            .flatMap(schema -> schema.fields().stream())
            .anyMatch(column -> column.name().equals(field.column()));
    String arn = names.datasetArn(dataset);
    return isInSchema
        && Service.find(() -> personalize.describeDataset(r -> r.datasetArn(arn))).isPresent();
  }

  /// Makes room: a changed expression has a new name, and the old one goes when no registry names
  /// it.
  private void removeUnused(List<NamedFilter> wanted, Optional<Registry> published) {
    Set<String> used =
        Stream.concat(
                wanted.stream().map(names::filterArn),
                published.stream()
                    .flatMap(registry -> registry.filters().stream())
                    .map(Registry.Filter::filterArn))
            .collect(Collectors.toSet());
    personalize.listFilters(r -> r.datasetGroupArn(names.datasetGroupArn())).filters().stream()
        .filter(summary -> isOurs(summary) && !used.contains(summary.filterArn()))
        .forEach(summary -> personalize.deleteFilter(r -> r.filterArn(summary.filterArn())));
  }

  private boolean isOurs(FilterSummary summary) {
    return summary.name().startsWith(names.datasetGroup() + "-");
  }
}
