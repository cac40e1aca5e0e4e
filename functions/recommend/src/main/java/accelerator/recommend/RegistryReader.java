package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a registry from its JSON, member by member: nothing needs to be introspected at a cold
/// start, and what a newer run says besides is passed over.
final class RegistryReader {
  private RegistryReader() {}

  /// @throws InvalidInput when a member that the endpoint needs is missing or wrong
  static Registry read(JsonNode json) {
    List<Registry.Entry> recommenders = new ArrayList<>();
    for (JsonNode entry : json.path("recommenders")) {
      // A newer run may have recommenders that this version does not know.
      Optional<Recommender> name = Recommender.find(entry.path("name").asText());
      if (name.isPresent()) {
        recommenders.add(new Registry.Entry(name.get(), text(entry, "recommenderArn")));
      }
    }
    List<Registry.Item> popular = new ArrayList<>();
    for (JsonNode item : json.path("popular")) {
      popular.add(new Registry.Item(text(item, "itemId"), texts(item.path("metadata"))));
    }
    List<Registry.Filter> filters = new ArrayList<>();
    for (JsonNode filter : json.path("filters")) {
      filters.add(
          new Registry.Filter(
              text(filter, "name"),
              text(filter, "filterArn"),
              texts(filter.path("parameters")),
              filter.path("isPersonal").asBoolean()));
    }
    return new Registry(
        Domain.of(text(json, "domain")),
        text(json, "runId"),
        instant(text(json, "publishedAt")),
        recommenders,
        texts(json.path("itemColumns")),
        popular,
        Map.of(),
        filters,
        optional(json, "trackingId"),
        optional(json, "knownItems"),
        Optional.empty());
  }

  private static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (!value.isTextual()) {
      throw new InvalidInput("a registry must have a text as %s".formatted(member));
    }
    return value.asText();
  }

  private static Optional<String> optional(JsonNode node, String member) {
    String text = node.path(member).asText("");
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new InvalidInput("publishedAt must be an instant, was '%s'".formatted(text));
    }
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      texts.put(each.getKey(), each.getValue().asText());
    }
    return texts;
  }
}
