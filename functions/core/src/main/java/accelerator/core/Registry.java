package accelerator.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a run published for a domain: the object that the endpoint reads. A new version replaces it
/// whole; every version also stays under its run's own key.
///
/// @param itemColumns the columns of item metadata that answers carry, with their Avro types
/// @param popular the list that answers when Personalize does not, best first
/// @param filters the named filters that questions may use; none in a registry of an earlier
///   version
/// @param durations the seconds that each stage took, which the next run aims its waits at
public record Registry(
    Domain domain,
    String runId,
    Instant publishedAt,
    List<Entry> recommenders,
    Map<String, String> itemColumns,
    List<Item> popular,
    List<Filter> filters,
    Map<String, Long> durations) {

  /// A recommender that answers.
  public record Entry(Recommender name, String recommenderArn) {}

  /// An item of the popular list; metadata by column name, as Personalize answered it.
  public record Item(String itemId, Map<String, String> metadata) {
    public Item {
      metadata = Map.copyOf(metadata);
    }
  }

  /// A named filter.
  ///
  /// @param parameters the values that a question must bring along
  /// @param needsUserId whether it looks at what the user did or is
  /// @param needsItemId whether it looks at the item that is asked about
  public record Filter(
      String name,
      String filterArn,
      List<Parameter> parameters,
      boolean needsUserId,
      boolean needsItemId) {
    public Filter {
      parameters = List.copyOf(parameters);
    }

    /// A value that the filter's expression leaves open.
    public record Parameter(String name, Kind kind) {}

    /// What a value may be: one of several texts, or one number.
    public enum Kind {
      TEXT,
      NUMBER
    }
  }

  public Registry {
    recommenders = List.copyOf(recommenders);
    filters = Objects.requireNonNullElse(filters, List.<Filter>of()).stream().toList();
    itemColumns = Map.copyOf(itemColumns);
    popular = List.copyOf(popular);
    durations = Map.copyOf(durations);
  }

  /// The key of a domain's current registry in the data bucket.
  public static String key(Domain domain) {
    return "registry/%s.json".formatted(domain.key());
  }

  /// The key under which the version of one run stays.
  public static String key(Domain domain, String runId) {
    return "registry/%s/%s.json".formatted(domain.key(), runId);
  }

  /// The filter of a name, if this version has it.
  public Optional<Filter> filter(String name) {
    return filters.stream().filter(filter -> filter.name().equals(name)).findFirst();
  }

  /// Where a recommender can be asked, if this version has it.
  public Optional<String> recommenderArn(Recommender recommender) {
    return recommenders.stream()
        .filter(entry -> entry.name() == recommender)
        .map(Entry::recommenderArn)
        .findFirst();
  }
}
