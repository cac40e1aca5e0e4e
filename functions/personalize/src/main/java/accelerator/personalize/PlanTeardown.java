package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Lists what a teardown will delete, and changes nothing. Its input, all optional: `domains`
/// (both, even one that the stack no longer has), `dryRun`, and `answer`, which only the stack's
/// own deletion gives.
final class PlanTeardown implements Actions.Action {
  private static final Set<String> MEMBERS = Set.of("answer", "domains", "dryRun");

  /// Longer than a run that was started just before, which the state machine ends after 180 hours.
  static final Duration PATIENCE = Duration.ofHours(181);

  /// CloudFormation waits for one hour; the answer has to be sent within it.
  private static final Duration STACK_PATIENCE = Duration.ofMinutes(50);

  private final PersonalizeResources resources;
  private final PublishedRegistries registries;
  private final InstantSource clock;

  /// What a teardown will do.
  ///
  /// @param resources in the order in which they are deleted, those of others among them
  /// @param registries the objects of the data bucket from which the endpoint answers
  record Plan(
      TeardownPlan teardown,
      boolean dryRun,
      List<PersonalizeResource> resources,
      List<String> registries) {}

  PlanTeardown(
      PersonalizeResources resources, PublishedRegistries registries, InstantSource clock) {
    this.resources = resources;
    this.registries = registries;
    this.clock = clock;
  }

  @Override
  public Plan handle(JsonNode payload) {
    JsonNode input = payload.path("input");
    check(input);
    String answerKey = input.path("answer").asText();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    TeardownPlan teardown =
        new TeardownPlan(
            payload.path("executionArn").asText(),
            now,
            now.plus(answerKey.isEmpty() ? PATIENCE : STACK_PATIENCE),
            domains(input.path("domains")),
            answerKey);
    try {
      return new Plan(
          teardown,
          input.path("dryRun").asBoolean(),
          teardown.domains().stream().flatMap(domain -> resources.of(domain).stream()).toList(),
          teardown.domains().stream().filter(registries::isPublished).map(Registry::key).toList());
    } catch (AwsServiceException failure) {
      throw Service.meansLater(failure)
          ? Service.unavailable("Amazon Personalize", failure)
          : failure;
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon Personalize", failure);
    }
  }

  private static void check(JsonNode input) {
    if (!input.isObject()) {
      throw new InvalidInput("input must be a JSON object, was " + input);
    }
    InputMembers members = new InputMembers(input, new ArrayList<>());
    members.refuseOthers("input", input, MEMBERS);
    members.flag("dryRun");
    if (input.has("domains")
        && (!input.path("domains").isArray() || input.path("domains").isEmpty())) {
      members.violate("domains must be a list of names, was %s", input.path("domains"));
    }
    if (input.has("answer") && !StackRequests.isKey(input.path("answer").asText())) {
      members.violate("answer is for the stack's own deletion, was %s", input.path("answer"));
    }
    if (!members.violations().isEmpty()) {
      throw new InvalidInput(members.violations());
    }
  }

  private static List<Domain> domains(JsonNode names) {
    if (names.isMissingNode()) {
      return List.of(Domain.values());
    }
    List<Domain> domains = new ArrayList<>();
    names.forEach(name -> domains.add(Domain.of(name.asText())));
    return domains;
  }
}
