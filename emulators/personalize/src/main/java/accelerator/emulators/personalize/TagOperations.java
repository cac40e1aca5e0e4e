package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The tags of resources, and the operations on them.
final class TagOperations {
  private static final int MOST_OF_DELETED = 1000;

  private final Region region;
  private final Map<String, Map<String, String>> byArn = new HashMap<>();

  TagOperations(Region region) {
    this.region = region;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "TagResource", this::tag,
        "UntagResource", this::untag,
        "ListTagsForResource", this::list);
  }

  /// Gives a new resource the tags of its create request, none if it names none.
  void create(String arn, PersonalizeRequest request) {
    forgetDeleted();
    byArn.put(arn, merged(Map.of(), request));
  }

  /// Forgets the tags of what is no more, once they are many.
  private void forgetDeleted() {
    int there = region.taggable().stream().mapToInt(registry -> registry.all().size()).sum();
    if (byArn.size() >= there + MOST_OF_DELETED) {
      byArn.keySet().removeIf(arn -> resource(arn).isEmpty());
    }
  }

  private ObjectNode tag(PersonalizeRequest request) {
    String arn = existing(request);
    byArn.put(arn, merged(byArn.getOrDefault(arn, Map.of()), request));
    return StrictJson.object();
  }

  private ObjectNode untag(PersonalizeRequest request) {
    String arn = existing(request);
    Map<String, String> left = new LinkedHashMap<>(byArn.getOrDefault(arn, Map.of()));
    request.body().path("tagKeys").forEach(key -> left.remove(key.asText()));
    byArn.put(arn, left);
    return StrictJson.object();
  }

  private ObjectNode list(PersonalizeRequest request) {
    ObjectNode answer = StrictJson.object();
    ArrayNode list = answer.putArray("tags");
    byArn
        .getOrDefault(existing(request), Map.of())
        .forEach((key, value) -> list.addObject().put("tagKey", key).put("tagValue", value));
    return answer;
  }

  private Map<String, String> merged(Map<String, String> old, PersonalizeRequest request) {
    Map<String, String> all = new LinkedHashMap<>(old);
    Map<String, String> asked = new HashMap<>();
    for (JsonNode tag : request.body().path("tags")) {
      String key = tag.path("tagKey").asText();
      if (key.startsWith("aws:")) {
        throw Refusal.invalidInput("A tag's key must not begin with aws:");
      }
      if (asked.put(key, "") != null) {
        throw Refusal.invalidInput("A tag's key is given twice");
      }
      all.put(key, tag.path("tagValue").asText());
    }
    int limit = region.settings().quotas().tagsPerResource();
    if (all.size() > limit) {
      throw Refusal.tooManyTags(limit, all.size());
    }
    return all;
  }

  private String existing(PersonalizeRequest request) {
    String arn = request.text("resourceArn");
    return resource(arn).orElseThrow(() -> Refusal.notFound("resource", arn));
  }

  private Optional<String> resource(String arn) {
    return region.taggable().stream()
        .flatMap(registry -> registry.find(arn).stream())
        .map(Resource::arn)
        .findFirst();
  }
}
