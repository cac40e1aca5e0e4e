package accelerator.local.simulation;

import accelerator.core.Json;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// As much of Personalize as a run asks for, in which nothing is learned: what is created becomes
/// active after the time that the simulated day gives it. Its quotas of import jobs under way and
/// of recommenders hold.
final class SimulatedPersonalize implements LoopbackHandler {
  private static final String TARGET = "AmazonPersonalize.";
  private static final int MOST_IMPORTS = 5;
  private static final int MOST_IN_GROUP = 5;
  private static final int MOST_IN_REGION = 15;
  private static final Set<String> KINDS =
      Set.of(
          "DatasetGroup",
          "Schema",
          "Dataset",
          "DatasetImportJob",
          "EventTracker",
          "Filter",
          "Recommender");

  private final InstantSource clock;
  private final Map<String, SimulatedResource> resources = new TreeMap<>();
  private final List<String> failing = new ArrayList<>();
  private SimulatedDay day = SimulatedDay.of(Map.of());

  SimulatedPersonalize(InstantSource clock) {
    this.clock = clock;
  }

  /// Begins a day: what is created from now on takes that day's time.
  synchronized void begin(SimulatedDay next) {
    day = next;
  }

  /// Forgets everything.
  synchronized void clear() {
    resources.clear();
    failing.clear();
  }

  /// Lets the next resource whose ARN holds a text fail after its time.
  synchronized void failNext(String text) {
    failing.add(text);
  }

  /// What there is, by ARN: what each was created with, and its status.
  synchronized Map<String, JsonNode> resources() {
    Map<String, JsonNode> all = new TreeMap<>();
    sweep();
    resources.forEach((arn, each) -> all.put(arn, each.lasting(clock.instant())));
    return all;
  }

  /// Puts a resource there that was made by hand.
  synchronized void put(String kind, String name, String status, ObjectNode members) {
    Instant now = clock.instant();
    resources.put(
        SimulatedResource.arn(kind, members.put("name", name)),
        SimulatedResource.created(member(kind), now, now, status, members));
  }

  @Override
  public synchronized LoopbackAnswer answer(LoopbackRequest request) {
    sweep();
    JsonNode body = Json.parse(request.text());
    if (request.path().equals("/recommendations")) {
      return recommendations(body);
    }
    String operation = request.header("x-amz-target").orElse("").replace(TARGET, "");
    for (String kind : KINDS) {
      if (operation.matches("[A-Z][a-z]+" + kind + "s?")) {
        return answer(operation.substring(0, operation.indexOf(kind)), kind, body);
      }
    }
    return operation.equals("ListTagsForResource")
        ? tags(body)
        : refusal("InvalidInputException", operation + " is not simulated");
  }

  private LoopbackAnswer answer(String verb, String kind, JsonNode request) {
    String arn = request.path(member(kind) + "Arn").asText();
    return switch (verb) {
      case "Create" -> create(kind, (ObjectNode) request);
      case "Describe" -> describe(kind, arn);
      case "List" -> list(kind, request);
      case "Update" -> update(arn, request);
      case "Delete" -> change(arn, "ACTIVE|INACTIVE|.*FAILED", "DELETE", "");
      case "Stop" -> change(arn, "ACTIVE", "STOP", "INACTIVE");
      case "Start" -> change(arn, "INACTIVE", "START", "ACTIVE");
      default -> refusal("InvalidInputException", verb + kind + " is not simulated");
    };
  }

  private void sweep() {
    resources.values().removeIf(each -> each.isGone(clock.instant()));
  }

  private LoopbackAnswer describe(String kind, String arn) {
    SimulatedResource found = resources.get(arn);
    return found == null
        ? absent(arn)
        : json(200, Json.object().set(member(kind), found.described(arn, clock.instant())));
  }

  private LoopbackAnswer list(String kind, JsonNode request) {
    String member = member(kind);
    ObjectNode answer = Json.object();
    ArrayNode listed = answer.putArray(kind.equals("Filter") ? "Filters" : member + "s");
    resources.forEach(
        (arn, resource) -> {
          if (resource.kind().equals(member) && isIn(resource, request)) {
            listed.add(resource.described(arn, clock.instant()));
          }
        });
    return json(200, answer);
  }

  private static boolean isIn(SimulatedResource resource, JsonNode request) {
    return resource.members().path("datasetGroupArn").equals(request.path("datasetGroupArn"));
  }

  private LoopbackAnswer create(String kind, ObjectNode request) {
    Instant now = clock.instant();
    String member = member(kind);
    String arn = SimulatedResource.arn(kind, request);
    if (resources.containsKey(arn)) {
      return refusal(
          "ResourceAlreadyExistsException", "Another resource with Arn %s exists.".formatted(arn));
    }
    if (isFull(kind, request)) {
      return refusal("LimitExceededException", "The quota of " + member + " is full.");
    }
    if (kind.equals("EventTracker")) {
      request.put("trackingId", "00000000-0000-0000-0000-000000000000");
    }
    boolean fails = failing.removeIf(arn::contains);
    resources.put(
        arn,
        SimulatedResource.created(
            member,
            now,
            now.plus(day.duration(member)),
            fails ? "CREATE FAILED" : "ACTIVE",
            request));
    return json(200, Json.object().put(member + "Arn", arn));
  }

  private boolean isFull(String kind, JsonNode request) {
    List<SimulatedResource> same =
        resources.values().stream().filter(each -> each.kind().equals(member(kind))).toList();
    return switch (kind) {
      case "DatasetImportJob" ->
          same.stream().filter(each -> each.isPending(clock.instant())).count() >= MOST_IMPORTS;
      case "Recommender" ->
          same.size() >= MOST_IN_REGION
              || same.stream().filter(each -> isIn(each, request)).count() >= MOST_IN_GROUP;
      default -> false;
    };
  }

  /// A configuration is there at once; where the columns of its training are others, a recommender
  /// is trained anew.
  private LoopbackAnswer update(String arn, JsonNode request) {
    SimulatedResource found = resources.get(arn);
    if (found == null) {
      return absent(arn);
    }
    Instant now = clock.instant();
    if (found.isUpdating(now)) {
      return refusal("ResourceInUseException", arn + " is being updated");
    }
    boolean isTrained =
        found.kind().equals("recommender")
            && !request
                .at("/recommenderConfig/trainingDataConfig")
                .equals(found.members().at("/recommenderConfig/trainingDataConfig"));
    request.properties().stream()
        .filter(each -> !each.getKey().endsWith("Arn") || each.getKey().equals("schemaArn"))
        .forEach(each -> found.members().set(each.getKey(), each.getValue()));
    if (isTrained) {
      resources.put(arn, found.updating(now, now.plus(day.of("train"))));
    }
    return json(200, Json.object());
  }

  private LoopbackAnswer change(String arn, String from, String word, String to) {
    SimulatedResource found = resources.get(arn);
    if (found == null) {
      return absent(arn);
    }
    Instant now = clock.instant();
    if (!found.status(now).matches(from)) {
      return refusal("ResourceInUseException", arn + " is " + found.status(now));
    }
    resources.put(arn, found.changing(now, now.plus(day.of("change")), word, to));
    return json(200, Json.object());
  }

  private LoopbackAnswer tags(JsonNode request) {
    SimulatedResource found = resources.get(request.path("resourceArn").asText());
    return found == null
        ? absent(request.path("resourceArn").asText())
        : json(200, Json.object().set("tags", found.members().path("tags")));
  }

  private LoopbackAnswer recommendations(JsonNode question) {
    SimulatedResource asked = resources.get(question.path("recommenderArn").asText());
    if (asked == null || !asked.status(clock.instant()).equals("ACTIVE")) {
      return absent(question.path("recommenderArn").asText());
    }
    ObjectNode answer = Json.object().put("recommendationId", "RID-simulated");
    answer.putArray("itemList").addObject().put("itemId", "item-1");
    return json(200, answer);
  }

  private static String member(String kind) {
    return kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1);
  }

  private static LoopbackAnswer absent(String arn) {
    return refusal("ResourceNotFoundException", "there is no " + arn);
  }

  private static LoopbackAnswer refusal(String type, String message) {
    return json(400, Json.object().put("__type", type).put("message", message));
  }

  private static LoopbackAnswer json(int status, JsonNode body) {
    return LoopbackAnswer.text(status, "application/x-amz-json-1.1", Json.write(body));
  }
}
