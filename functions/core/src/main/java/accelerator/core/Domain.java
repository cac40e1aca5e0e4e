package accelerator.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/// A domain of Amazon Personalize, and with it a source table of Snowplow's, three datasets and
/// five recommenders. Everywhere but in Personalize's own API it is spelled as {@link #key()}.
public enum Domain {
  /// Online shops, learned from `snowplow_ecommerce_product_interactions`.
  ECOMMERCE("ecommerce", "snowplow_ecommerce_product_interactions"),
  /// Video libraries, learned from `snowplow_media_player_base`.
  VIDEO_ON_DEMAND("video_on_demand", "snowplow_media_player_base");

  private final String key;
  private final String sourceTable;

  Domain(String key, String sourceTable) {
    this.key = key;
    this.sourceTable = sourceTable;
  }

  /// The spelling in run inputs, SQL folders, object keys and routes, such as `video_on_demand`.
  @JsonValue
  public String key() {
    return key;
  }

  /// The name of the table that Snowplow's dbt package makes for this domain.
  public String sourceTable() {
    return sourceTable;
  }

  /// The recommenders that Personalize offers for this domain, in the order in which people see
  /// them.
  public List<Recommender> recommenders() {
    return Arrays.stream(Recommender.values()).filter(r -> r.domain() == this).toList();
  }

  /// The domain of a key.
  ///
  /// @throws InvalidInput when there is none of that name
  @JsonCreator
  public static Domain of(String key) {
    for (Domain domain : values()) {
      if (domain.key.equals(key)) {
        return domain;
      }
    }
    throw new InvalidInput(
        "domain must be one of %s, was '%s'"
            .formatted(Arrays.stream(values()).map(Domain::key).toList(), key));
  }
}
