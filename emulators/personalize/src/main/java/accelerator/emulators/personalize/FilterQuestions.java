package accelerator.emulators.personalize;

import accelerator.emulators.personalize.filters.FilterExpression;
import accelerator.emulators.personalize.filters.InvalidFilter;
import accelerator.emulators.personalize.filters.Source;
import accelerator.emulators.recommenders.DatasetType;
import accelerator.emulators.recommenders.UseCase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Which items a question's filters let through. Items are kept in the form that filters need until
/// their dataset changes. Used under the region's lock only. The wording of the refusals, but that
/// of an unknown filter, could not be verified against the service.
final class FilterQuestions {
  private final Region region;
  private final BoundedMap<String, ItemTable> tables;

  FilterQuestions(Region region) {
    this.region = region;
    this.tables = BoundedMap.ofEntries(region.settings().quotas().datasetGroups());
  }

  /// Who and what is asked about.
  record Asked(UseCase useCase, GroupData data, Optional<String> user, Optional<String> item) {}

  /// The items that a filter lets through; all of them when none is named.
  ///
  /// @param holder of `filterArn` and `filterValues`: a request or a promotion
  Predicate<String> allowed(PersonalizeRequest holder, Asked asked) {
    Optional<String> arn = holder.find("filterArn");
    if (arn.isEmpty()) {
      return _ -> true;
    }
    Filter filter = usable(arn.get(), asked);
    Map<String, String> values = new HashMap<>();
    holder
        .object("filterValues")
        .ifPresent(
            given ->
                given
                    .properties()
                    .forEach(each -> values.put(each.getKey(), each.getValue().asText())));
    Optional<String> user = asked.user().filter(id -> !id.isEmpty());
    Optional<String> item = asked.item().filter(_ -> asked.useCase().needsItemId());
    GroupKnowledge knowledge = new GroupKnowledge(asked.data(), items(asked.data()), user, item);
    try {
      return filter.expression().allowed(knowledge, values);
    } catch (InvalidFilter failure) {
      throw Refusal.invalidInput("%s", String.valueOf(failure.getMessage()));
    }
  }

  private Filter usable(String arn, Asked asked) {
    Filter filter = region.filters().get(arn);
    if (!filter.isActive(region.now())) {
      throw Refusal.invalidInput(
          "The filter %s must be ACTIVE, is %s", arn, filter.status(region.now()));
    }
    if (!filter.groupArn().equals(asked.data().groupArn())) {
      throw Refusal.invalidInput("The filter %s is not of %s", arn, asked.data().groupArn());
    }
    FilterExpression expression = filter.expression();
    if (expression.uses(Source.CURRENT_ITEM) && !asked.useCase().needsItemId()) {
      throw Refusal.invalidInput(
          "The filter %s uses CurrentItem, which %s does not support", arn, asked.useCase().key());
    }
    boolean isOfUser = expression.uses(Source.CURRENT_USER) || expression.uses(Source.INTERACTIONS);
    if (isOfUser && asked.user().filter(id -> !id.isEmpty()).isEmpty()) {
      throw Refusal.invalidInput("userId must be given for the filter %s", arn);
    }
    return filter;
  }

  private Optional<ItemTable> items(GroupData data) {
    return data.find(DatasetType.ITEMS)
        .map(
            dataset -> {
              List<Rows> rows = dataset.contents().current(region.now());
              ItemTable table =
                  tables
                      .find(dataset.arn())
                      .filter(known -> known.isOf(rows))
                      .orElseGet(() -> new ItemTable(rows));
              tables.put(dataset.arn(), table);
              return table;
            });
  }
}
