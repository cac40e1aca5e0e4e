package accelerator.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run published for a domain: the object that the endpoint reads. A new version replaces it
/// whole; every version also stays under its run's own key.
///
/// @param itemColumns the columns of item metadata that answers carry, with their Avro types
/// @param popular the list that answers when Personalize does not, best first
/// @param trackingId what events name the domain's event tracker by; none when an earlier version
///   of this stack published
/// @param durations the seconds that each stage took, which the next run aims its waits at
public record Registry(
    Domain domain,
    String runId,
    Instant publishedAt,
    List<Entry> recommenders,
    Map<String, String> itemColumns,
    List<Item> popular,
    Optional<String> trackingId,
    Map<String, Long> durations) {

  /// A recommender that answers.
  public record Entry(Recommender name, String recommenderArn) {}

  /// An item of the popular list; metadata by column name, as Personalize answered it.
  public record Item(String itemId, Map<String, String> metadata) {
    public Item {
      metadata = Map.copyOf(metadata);
    }
  }

  public Registry {
    recommenders = List.copyOf(recommenders);
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

  /// Where a recommender can be asked, if this version has it.
  public Optional<String> recommenderArn(Recommender recommender) {
    return recommenders.stream()
        .filter(entry -> entry.name() == recommender)
        .map(Entry::recommenderArn)
        .findFirst();
  }
}
