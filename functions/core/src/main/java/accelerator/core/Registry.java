package accelerator.core;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run published for a domain: the object that the endpoint reads. A new version replaces it
/// whole; every version also stays under its run's own key.
///
/// @param itemColumns the columns of item metadata with their Avro types, in the schema's order; an
///   answer carries ten at most
/// @param popular the list that answers when Personalize does not, best first
/// @param durations the seconds that each of the last few changes in Personalize took, such as
///   `import items`, the newest last: what the next run's looks are aimed at
/// @param filters the named filters that questions may use
/// @param trackingId where single events go; none while the domain has no event tracker
/// @param knownItems the key of the object that says which items the run has learned, see {@link
///   KnownItems}; none where that could not be told
/// @param imported what an incremental run goes on from; none in versions that do not say it
public record Registry(
    Domain domain,
    String runId,
    Instant publishedAt,
    List<Entry> recommenders,
    Map<String, String> itemColumns,
    List<Item> popular,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        Map<String, List<Long>> durations,
    List<Filter> filters,
    Optional<String> trackingId,
    Optional<String> knownItems,
    Optional<Imported> imported) {

  /// The most metadata columns that a question may name (API reference, GetRecommendations).
  public static final int MOST_COLUMNS = 10;

  /// A recommender that answers.
  public record Entry(Recommender name, String recommenderArn) {}

  /// An item of the popular list; metadata by column name, as Personalize answered it.
  public record Item(String itemId, Map<String, String> metadata) {
    public Item {
      metadata = Map.copyOf(metadata);
    }
  }

  /// A filter of Personalize under the name that callers use.
  ///
  /// @param parameters the placeholders of its expression without the dollar sign, each with the
  ///   type of its values: `string` or `number`
  /// @param isPersonal whether it looks at who asks, so that its answers are that user's own
  public record Filter(
      String name, String filterArn, Map<String, String> parameters, boolean isPersonal) {
    public Filter {
      parameters = Map.copyOf(parameters);
    }
  }

  /// A version without filters and without an event tracker.
  public Registry(
      Domain domain,
      String runId,
      Instant publishedAt,
      List<Entry> recommenders,
      Map<String, String> itemColumns,
      List<Item> popular,
      Map<String, List<Long>> durations) {
    this(
        domain,
        runId,
        publishedAt,
        recommenders,
        itemColumns,
        popular,
        durations,
        List.of(),
        Optional.empty());
  }

  /// A version that does not say which items are known, nor what was imported.
  public Registry(
      Domain domain,
      String runId,
      Instant publishedAt,
      List<Entry> recommenders,
      Map<String, String> itemColumns,
      List<Item> popular,
      Map<String, List<Long>> durations,
      List<Filter> filters,
      Optional<String> trackingId) {
    this(
        domain,
        runId,
        publishedAt,
        recommenders,
        itemColumns,
        popular,
        durations,
        filters,
        trackingId,
        Optional.empty(),
        Optional.empty());
  }

  public Registry {
    recommenders = List.copyOf(recommenders);
    itemColumns = Collections.unmodifiableMap(new LinkedHashMap<>(itemColumns));
    popular = List.copyOf(popular);
    durations = Map.copyOf(durations);
    // Versions that were published before there were filters, or increments, say nothing about
    // them.
    filters = filters == null ? List.of() : List.copyOf(filters);
    imported = imported == null ? Optional.empty() : imported;
  }

  /// The key of a domain's current registry in the data bucket.
  public static String key(Domain domain) {
    return "registry/%s.json".formatted(domain.key());
  }

  /// The key under which the version of one run stays.
  public static String key(Domain domain, String runId) {
    return "registry/%s/%s.json".formatted(domain.key(), runId);
  }

  /// The key under which the known items of one run stay.
  public static String itemsKey(Domain domain, String runId) {
    return "registry/%s/%s.items".formatted(domain.key(), runId);
  }

  /// Where a recommender can be asked, if this version has it.
  public Optional<String> recommenderArn(Recommender recommender) {
    for (Entry entry : recommenders) {
      if (entry.name() == recommender) {
        return Optional.of(entry.recommenderArn());
      }
    }
    return Optional.empty();
  }

  /// A filter by its name, if this version has it.
  public Optional<Filter> filter(String name) {
    return filters.stream().filter(filter -> filter.name().equals(name)).findFirst();
  }
}
