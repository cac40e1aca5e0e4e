package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.ForgetWish;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.RunInProgress;
import accelerator.core.StageAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Has all users forgotten who are to be, and looks how far that is. Input: `forget`, up to 1,000
/// ids more, and `domains` of theirs (the stack's, if nothing is said). Ready when every wish that
/// was there is fulfilled; two executions at once are one.
final class ForgetUsers implements Actions.Action {
  static final int MOST = 1_000;

  /// Three jobs of a day each, and runs between them.
  private static final Duration PATIENCE = Duration.ofHours(96);

  private static final Set<String> MEMBERS = Set.of("domains", "forget");

  /// Ids as an unquoted CSV holds them.
  private static final Predicate<String> IS_ID =
      Pattern.compile("[^,\"\\\\\\r\\n]{1,256}").asMatchPredicate().and(it -> !it.isBlank());

  private final PersonalizeSettings settings;
  private final ForgetWishes wishes;
  private final ForgetDomain forgetting;
  private final Locks executions;
  private final InstantSource clock;

  /// What crosses looks.
  record Progress(Instant startedAt, Map<String, ForgetDomain.Progress> domains) {}

  /// @param executions one execution has a domain's wishes at a time
  ForgetUsers(
      PersonalizeSettings settings,
      ForgetWishes wishes,
      ForgetDomain forgetting,
      Locks executions,
      InstantSource clock) {
    this.settings = settings;
    this.wishes = wishes;
    this.forgetting = forgetting;
    this.executions = executions;
    this.clock = clock;
  }

  @Override
  public StageAnswer handle(JsonNode payload) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    JsonNode given = payload.path("progress");
    Progress before =
        given.has("startedAt")
            ? Json.read(given, Progress.class)
            : begun(payload.path("input"), now);
    String executionArn = payload.path("executionArn").asText();
    Map<String, ForgetDomain.Progress> domains = new TreeMap<>(before.domains());
    List<String> awaited = new ArrayList<>();
    for (Domain domain : Domain.values()) {
      look(domain, executionArn, now, domains, awaited);
    }
    Progress after = new Progress(before.startedAt(), domains);
    return awaited.isEmpty()
        ? StageAnswer.ready(Map.of("stack", settings.stack(), "domains", domains))
        : Stage.pending(
            String.join(", ", awaited),
            before.startedAt(),
            now,
            before.startedAt().plus(PATIENCE),
            settings.waits(),
            after);
  }

  private void look(
      Domain domain,
      String executionArn,
      Instant now,
      Map<String, ForgetDomain.Progress> domains,
      List<String> awaited) {
    ForgetDomain.Progress before = domains.getOrDefault(domain.key(), ForgetDomain.Progress.NONE);
    if (before.done()) {
      return;
    }
    try {
      executions.take(domain, ForgetDomain.id(executionArn), executionArn);
    } catch (RunInProgress _) {
      // Another execution has these wishes, and whatever it finds none for has the next one.
      domains.put(domain.key(), before.ended());
      return;
    }
    try {
      ForgetDomain.Progress after = forgetting.look(domain, before, executionArn, now);
      domains.put(domain.key(), after);
      if (after.done()) {
        executions.release(domain, executionArn);
      } else {
        awaited.add("%s: job %s".formatted(domain.key(), after.jobs()));
      }
    } catch (RunInProgress failure) {
      awaited.add(String.valueOf(failure.getMessage()));
    } catch (AwsServiceException failure) {
      if (!Service.meansLater(failure)) {
        throw failure;
      }
      awaited.add("Personalize to allow more: " + Service.reason(failure));
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon Personalize", failure);
    }
  }

  /// Keeps the input's wishes beside those that are there.
  private Progress begun(JsonNode input, Instant now) {
    if (!input.isObject()) {
      throw new InvalidInput("input must be a JSON object, was of type " + input.getNodeType());
    }
    InputMembers members = new InputMembers(input, new ArrayList<>());
    members.refuseOthers("input", input, MEMBERS);
    JsonNode wished = input.path("forget");
    List<Domain> domains =
        input.has("domains")
            ? members.names("domains", input.path("domains")).stream()
                .flatMap(name -> members.attempt(() -> Domain.of(name)).stream())
                .toList()
            : settings.domains();
    // Without what was there: an error goes into logs.
    List<String> users =
        wished
            .valueStream()
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .filter(IS_ID)
            .toList();
    boolean isList = wished.isMissingNode() || wished.isArray();
    if (!isList || wished.size() > MOST || users.size() < wished.size()) {
      members.violate(
          "forget must be a list of up to %d ids of 1..256 characters without comma, quote,"
              + " backslash or line break, had %d members, of which %d are ids",
          MOST, wished.size(), users.size());
    }
    if (!members.violations().isEmpty()) {
      throw new InvalidInput(members.violations());
    }
    for (Domain domain : domains) {
      users.forEach(user -> wishes.keep(new ForgetWish(domain, user, now.minusMillis(1))));
    }
    return new Progress(now, Map.of());
  }
}
