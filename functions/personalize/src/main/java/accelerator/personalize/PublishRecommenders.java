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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/// Asks every trained recommender and writes the registry of those that answer, from which the
/// endpoint answers and takes events in. One that has nothing to say is left out, with its reason;
/// one that is published, still active and wanted by the stack or the run stays, though this run
/// did not train it. The registry is replaced whole: until then the last one serves.
final class PublishRecommenders implements Actions.Action {
  /// The runs whose durations are remembered.
  private static final int MOST_DURATIONS = 5;

  private final PersonalizeSettings settings;
  private final PersonalizeClient personalize;
  private final Questions questions;
  private final PublishedRegistries registries;
  private final PublishedItems items;
  private final Turn turn;
  private final InstantSource clock;

  /// What was published.
  ///
  /// @param skipped the recommenders that are active and have nothing to say
  record Published(
      String registryKey,
      int recommenders,
      int popularItems,
      List<DomainOutcome.Skipped> skipped) {}

  PublishRecommenders(
      PersonalizeSettings settings,
      PersonalizeClient personalize,
      Questions questions,
      PublishedRegistries registries,
      PublishedItems items,
      Turn turn,
      InstantSource clock) {
    this.settings = settings;
    this.personalize = personalize;
    this.questions = questions;
    this.registries = registries;
    this.items = items;
    this.turn = turn;
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
    turn.demand(call);
    Map<String, String> columns = columns(plan.domain(), payload.path("datasets"));
    Answers answers =
        // Which columns, a question may say; the popular list has the first of the schema.
        new Answers(questions, columns.keySet().stream().limit(Registry.MOST_COLUMNS).toList());
    Names names = new Names(settings, plan.domain());
    List<Registry.Entry> before = before(plan, payload.path("recommenders"), names);
    List<Registry.Entry> staying =
        living(names, before.stream().filter(each -> !has(entries, each.name())).toList());
    ordered(Stream.concat(entries.stream(), staying.stream()).toList())
        .forEach(
            each -> {
              if (staying.contains(each)) {
                answers.hear(each);
              } else {
                answers.ask(each);
              }
            });
    answers.refuseSilence();
    List<Registry.Entry> published = new ArrayList<>(answers.answering());
    published.addAll(staying);
    published.addAll(
        living(names, before.stream().filter(each -> !has(published, each.name())).toList()));
    registries.publish(
        new Registry(
            plan.domain(),
            call.run().runId(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            published,
            columns,
            answers.popular(),
            durations(plan.domain(), payload.path("durations")),
            Service.now(
                () ->
                    new NamedFilters(personalize, names)
                        .published(datasets(payload.path("datasets")))),
            Service.now(() -> new EventTrackers(personalize, names).trackingId()),
            items.publish(plan, call.run().runId(), payload.path("datasets")),
            imported(payload.path("imported"))));
    return new Published(
        Registry.key(plan.domain()), published.size(), answers.popular().size(), answers.skipped());
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

  /// What is published of recommenders that the stack or this run wants and that this run did not
  /// train: it was to train others alone, their rows were too few, or a successor was made.
  private List<Registry.Entry> before(DomainPlan plan, JsonNode trained, Names names) {
    Set<String> seen = new TreeSet<>();
    trained.forEach(each -> seen.add(each.path("recommenderArn").asText()));
    return registries.current(plan.domain()).stream()
        .flatMap(registry -> registry.recommenders().stream())
        .filter(
            entry ->
                plan.recommenders().contains(entry.name())
                    || settings.recommenders().contains(entry.name()))
        .filter(entry -> !seen.contains(entry.recommenderArn()))
        .filter(entry -> names.isOf(entry.name(), entry.recommenderArn()))
        .toList();
  }

  private static boolean has(List<Registry.Entry> entries, Recommender name) {
    return entries.stream().anyMatch(each -> each.name() == name);
  }

  /// Those that are active and billed, and go on answering from their last training.
  private List<Registry.Entry> living(Names names, List<Registry.Entry> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    ListedRecommenders listed =
        Service.now(() -> ListedRecommenders.of(personalize, names.datasetGroupArn()));
    return entries.stream()
        .filter(
            entry ->
                listed
                    .find(entry.recommenderArn())
                    .filter(found -> Status.of(found.status()) == Status.ACTIVE)
                    .isPresent())
        .toList();
  }

  /// Those that need no item first, in the domain's own order, where the popular ones stand first.
  private static List<Registry.Entry> ordered(List<Registry.Entry> entries) {
    return entries.stream()
        .sorted(
            Comparator.comparing((Registry.Entry entry) -> entry.name().needsItemId())
                .thenComparing(Registry.Entry::name))
        .toList();
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
          .forEach(field -> columns.put(field.name(), field.type()));
    }
    return columns;
  }
}
