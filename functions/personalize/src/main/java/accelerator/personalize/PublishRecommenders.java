package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.DomainPlan;
import accelerator.core.Imported;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.core.ResourceFailed;
import accelerator.core.StageCall;
import accelerator.personalize.TrainRecommenders.Trained;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/// Asks every trained recommender one question and, when each has answered, writes the registry
/// from which the endpoint answers and takes events in. The registry is replaced whole: until then
/// the last one serves.
final class PublishRecommenders implements Actions.Action {
  /// Personalize returns metadata for at most ten columns.
  private static final int MOST_COLUMNS = 10;

  /// The runs whose durations are remembered.
  private static final int MOST_DURATIONS = 5;

  private final PersonalizeSettings settings;
  private final PersonalizeClient personalize;
  private final Questions questions;
  private final PublishedRegistries registries;
  private final PublishedItems items;
  private final InstantSource clock;

  /// What was published.
  record Published(String registryKey, int recommenders, int popularItems) {}

  PublishRecommenders(
      PersonalizeSettings settings,
      PersonalizeClient personalize,
      Questions questions,
      PublishedRegistries registries,
      PublishedItems items,
      InstantSource clock) {
    this.settings = settings;
    this.personalize = personalize;
    this.questions = questions;
    this.registries = registries;
    this.items = items;
    this.clock = clock;
  }

  @Override
  public Object handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    DomainPlan plan = call.plan();
    List<Registry.Entry> entries = new ArrayList<>();
    payload
        .path("recommenders")
        .forEach(
            node -> {
              Trained trained = Json.read(node, Trained.class);
              if (trained.isActive()) {
                entries.add(new Registry.Entry(trained.name(), trained.recommenderArn()));
              }
            });
    if (entries.isEmpty()) {
      throw new ResourceFailed(
          "no recommender of '%s' is active: nothing to publish".formatted(plan.domain().key()));
    }
    Map<String, String> columns = columns(plan.domain(), payload.path("datasets"));
    List<Registry.Item> popular = answers(entries, columns);
    Names names = new Names(settings, plan.domain());
    registries.publish(
        new Registry(
            plan.domain(),
            call.run().runId(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            entries,
            columns,
            popular,
            durations(plan.domain(), payload.path("durations")),
            new NamedFilters(personalize, names).published(datasets(payload.path("datasets"))),
            Service.now(() -> new EventTrackers(personalize, names).trackingId()),
            items.publish(plan, call.run().runId(), payload.path("datasets")),
            imported(payload.path("imported"))));
    return new Published(Registry.key(plan.domain()), entries.size(), popular.size());
  }

  /// What the next incremental run goes on from; none in runs that were checked before there were
  /// any.
  private static Optional<Imported> imported(JsonNode told) {
    return told.isEmpty() ? Optional.empty() : Optional.of(Json.read(told, Imported.class));
  }

  /// What each change took in the last few runs, this one included. A change that this run had no
  /// need of keeps what it took before.
  private Map<String, List<Long>> durations(Domain domain, JsonNode measured) {
    Map<String, List<Long>> durations = new TreeMap<>(registries.durations(domain));
    measured
        .properties()
        .forEach(
            each ->
                durations.merge(
                    each.getKey(),
                    List.of(each.getValue().asLong()),
                    (before, now) ->
                        Stream.concat(before.stream(), now.stream())
                            .skip(Math.max(0, before.size() + 1 - MOST_DURATIONS))
                            .toList()));
    return durations;
  }

  /// Every recommender's answer is proved to come; the popular list is the first of a recommender
  /// that needs no item, in the domain's own order, where the popular ones stand first.
  private List<Registry.Item> answers(List<Registry.Entry> entries, Map<String, String> columns) {
    List<Registry.Item> popular = List.of();
    for (Recommender recommender : ordered(entries)) {
      Registry.Entry entry =
          entries.stream().filter(each -> each.name() == recommender).findFirst().orElseThrow();
      List<Registry.Item> items = questions.ask(entry, popular, List.copyOf(columns.keySet()));
      if (items.isEmpty()) {
        throw new ResourceFailed(entry.recommenderArn() + " answers no item");
      }
      popular = popular.isEmpty() ? items : popular;
    }
    return popular;
  }

  private static List<Recommender> ordered(List<Registry.Entry> entries) {
    List<Recommender> names = entries.stream().map(Registry.Entry::name).toList();
    List<Recommender> ordered =
        new ArrayList<>(names.stream().filter(n -> !n.needsItemId()).toList());
    ordered.sort(null);
    names.stream().filter(Recommender::needsItemId).sorted().forEach(ordered::add);
    return ordered;
  }

  private static Set<Dataset> datasets(JsonNode datasets) {
    Set<Dataset> present = EnumSet.noneOf(Dataset.class);
    for (JsonNode dataset : datasets) {
      present.add(Json.read(dataset.path("dataset"), Dataset.class));
    }
    return present;
  }

  private Map<String, String> columns(Domain domain, JsonNode datasets) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (datasets(datasets).contains(Dataset.ITEMS) && settings.returnsMetadata()) {
      DatasetSchema.find(domain, Dataset.ITEMS).stream()
          .flatMap(schema -> schema.fields().stream())
          .filter(field -> !field.name().equals("ITEM_ID"))
          .limit(MOST_COLUMNS)
          .forEach(field -> columns.put(field.name(), field.type()));
    }
    return columns;
  }
}
