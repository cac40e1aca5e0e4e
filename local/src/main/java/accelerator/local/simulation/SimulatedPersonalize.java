package accelerator.local.simulation;

import accelerator.core.Json;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.local.faults.PendingFaults;
import accelerator.local.faults.RehearsedFault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// As much of Personalize as a run asks for, in which nothing is learned: what is created becomes
/// active after the time that the simulated day gives it. Its quota of import jobs under way holds.
final class SimulatedPersonalize implements LoopbackHandler {
  private static final String ARN = "arn:aws:personalize:eu-west-1:000000000000:";
  private static final String TARGET = "AmazonPersonalize.";
  private static final int MOST_IMPORTS = 5;
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
  private final Map<String, SimulatedResource> resources = new LinkedHashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private SimulatedDay day = SimulatedDay.of(Map.of());
  private PendingFaults faults = new PendingFaults(List.of());

  /// A request of the control plane.
  record Asked(String operation, Instant at) {}

  SimulatedPersonalize(InstantSource clock) {
    this.clock = clock;
  }

  /// Begins a day: what is created from now on takes that day's time.
  synchronized void begin(SimulatedDay next, PendingFaults failing) {
    day = next;
    faults = failing;
    asked.clear();
  }

  /// What was asked since the day began.
  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized LoopbackAnswer answer(LoopbackRequest request) {
    if (request.path().equals("/recommendations")) {
      return json(200, recommendations());
    }
    String operation = request.header("x-amz-target").orElse("").replace(TARGET, "");
    asked.add(new Asked(operation, clock.instant()));
    Optional<RehearsedFault.Kind> fault = faults.next(operation);
    if (fault.isEmpty()) {
      return answer(operation, Json.parse(request.text()));
    }
    if (fault.get() == RehearsedFault.Kind.LOST) {
      LoopbackAnswer _ = answer(operation, Json.parse(request.text()));
    }
    return failed(fault.get());
  }

  /// What is a fault of the service's own says nothing but its status.
  private static LoopbackAnswer failed(RehearsedFault.Kind kind) {
    return switch (kind) {
      case ERROR, LOST -> LoopbackAnswer.empty(500);
      case UNAVAILABLE, KILL_BEFORE, KILL_AFTER -> LoopbackAnswer.empty(503);
      case THROTTLE, LIMIT, IN_USE, DENIED -> refusal(kind.error(), "declared by --fault");
    };
  }

  private LoopbackAnswer answer(String operation, JsonNode request) {
    for (String kind : KINDS) {
      if (operation.equals("Describe" + kind)) {
        return describe(kind, request);
      }
      if (operation.equals("Create" + kind)) {
        return create(kind, (ObjectNode) request);
      }
      if (operation.equals("List" + kind + "s")) {
        return list(kind, request);
      }
    }
    return refusal("InvalidInputException", operation + " is not simulated");
  }

  private LoopbackAnswer describe(String kind, JsonNode request) {
    String member = member(kind);
    String arn = request.path(member + "Arn").asText();
    SimulatedResource found = resources.get(arn);
    return found == null
        ? refusal("ResourceNotFoundException", "there is no " + arn)
        : json(200, Json.object().set(member, found.described(arn, clock.instant())));
  }

  private LoopbackAnswer list(String kind, JsonNode request) {
    String member = member(kind);
    ObjectNode answer = Json.object();
    ArrayNode listed = answer.putArray(kind.equals("Filter") ? "Filters" : member + "s");
    resources.forEach(
        (arn, resource) -> {
          if (resource.kind().equals(member)
              && resource
                  .members()
                  .path("datasetGroupArn")
                  .equals(request.path("datasetGroupArn"))) {
            listed.add(resource.described(arn, clock.instant()));
          }
        });
    return json(200, answer);
  }

  private LoopbackAnswer create(String kind, ObjectNode request) {
    Instant now = clock.instant();
    String member = member(kind);
    String arn = arn(kind, request);
    if (resources.containsKey(arn)) {
      return refusal(
          "ResourceAlreadyExistsException", "Another resource with Arn %s exists.".formatted(arn));
    }
    if (kind.equals("DatasetImportJob") && importsUnderWay(now) >= MOST_IMPORTS) {
      return refusal(
          "LimitExceededException", "More than 5 resources with PENDING or IN_PROGRESS status.");
    }
    ObjectNode members = request.deepCopy();
    members.remove("tags");
    if (kind.equals("EventTracker")) {
      members.put("trackingId", "00000000-0000-0000-0000-000000000000");
    }
    resources.put(arn, new SimulatedResource(member, now, now.plus(day.duration(member)), members));
    return json(200, Json.object().put(member + "Arn", arn));
  }

  private long importsUnderWay(Instant now) {
    return resources.values().stream()
        .filter(each -> each.kind().equals("datasetImportJob") && each.isPending(now))
        .count();
  }

  private static String arn(String kind, JsonNode request) {
    String path = kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    String name = request.path("name").asText(request.path("jobName").asText());
    if (kind.equals("Dataset")) {
      String group = request.path("datasetGroupArn").asText();
      return ARN
          + "dataset/%s/%s"
              .formatted(
                  group.substring(group.lastIndexOf('/') + 1),
                  request.path("datasetType").asText());
    }
    return ARN + path + "/" + name;
  }

  private static String member(String kind) {
    return kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1);
  }

  private static ObjectNode recommendations() {
    ObjectNode answer = Json.object().put("recommendationId", "RID-simulated");
    answer.putArray("itemList").addObject().put("itemId", "item-1");
    return answer;
  }

  private static LoopbackAnswer refusal(String type, String message) {
    return json(400, Json.object().put("__type", type).put("message", message));
  }

  private static LoopbackAnswer json(int status, JsonNode body) {
    return LoopbackAnswer.text(status, "application/x-amz-json-1.1", Json.write(body));
  }
}
