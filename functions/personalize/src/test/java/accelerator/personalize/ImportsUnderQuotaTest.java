package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Two domains import six datasets while Personalize takes five jobs, again and again.
class ImportsUnderQuotaTest {
  private static final Duration JOB = Duration.ofMinutes(15);

  private final Calls calls = new Calls();

  /// One run's stage in a domain.
  private static final class Import {
    private final ObjectNode payload = Calls.event("import-datasets");
    private final Domain domain;
    private final Instant startedAt;
    private Instant next;
    private Instant endedAt = Instant.MAX;
    private JsonNode durations = Json.object();
    private int looks;

    Import(Domain domain, String runId, Instant startedAt) {
      this.domain = domain;
      this.startedAt = startedAt;
      this.next = startedAt;
      ((ObjectNode) payload.path("run")).put("runId", runId);
      ((ObjectNode) payload.path("plan")).put("domain", domain.key());
      ((ObjectNode) payload.path("plan")).putArray("recommenders");
    }

    Duration took() {
      return Duration.between(startedAt, endedAt);
    }
  }

  @Test
  void noRunTakesLongerThanTheOneBefore() {
    List<Duration> took = new ArrayList<>();
    Map<Domain, Map<String, List<Long>>> history = new EnumMap<>(Domain.class);
    for (int day = 0; day < 8; day++) {
      List<Import> imports = run("run-" + day, Calls.NOW.plus(Duration.ofDays(day)));
      for (Import each : imports) {
        assertThat(each.looks).as("looks on day %d", day).isLessThanOrEqualTo(day == 0 ? 100 : 30);
        remember(each, history);
      }
      took.add(imports.stream().map(Import::took).max(Duration::compareTo).orElseThrow());
    }
    assertThat(took.getFirst()).isLessThan(JOB.multipliedBy(2).plusSeconds(90));
    assertThat(took.subList(1, 8))
        .allMatch(each -> each.compareTo(JOB.multipliedBy(2).plusSeconds(30)) < 0);
  }

  private List<Import> run(String id, Instant start) {
    List<Import> imports =
        List.of(
            new Import(Domain.ECOMMERCE, id, start), new Import(Domain.VIDEO_ON_DEMAND, id, start));
    List<Import> open = new ArrayList<>(imports);
    while (!open.isEmpty()) {
      Import first =
          open.stream().min((one, other) -> one.next.compareTo(other.next)).orElseThrow();
      calls.now = first.next;
      settle();
      JsonNode look = calls.call(first.payload);
      first.looks++;
      first.payload.set("progress", look.path("progress"));
      first.next = calls.now.plusSeconds(look.path("waitSeconds").asLong());
      if (look.path("state").asText().equals("READY")) {
        first.endedAt = calls.now;
        first.durations = look.at("/result/durations");
        open.remove(first);
      }
    }
    return imports;
  }

  /// Jobs end after their time, everything else at once.
  private void settle() {
    calls.personalize.statuses.replaceAll(
        (arn, status) ->
            status.endsWith("PENDING")
                    && (!arn.contains("import-job")
                        || !calls
                            .personalize
                            .createdAt
                            .getOrDefault(arn, calls.now)
                            .plus(JOB)
                            .isAfter(calls.now))
                ? "ACTIVE"
                : status);
  }

  private void remember(Import done, Map<Domain, Map<String, List<Long>>> history) {
    Map<String, List<Long>> known = history.computeIfAbsent(done.domain, _ -> new TreeMap<>());
    done.durations
        .properties()
        .forEach(each -> known.put(each.getKey(), List.of(each.getValue().asLong())));
    calls.bucket.write(
        "registry/%s.json".formatted(done.domain.key()),
        Json.write(
            Json.object()
                .put("domain", done.domain.key())
                .put("runId", "r")
                .put("publishedAt", "2025-11-01T00:00:00Z")
                .<ObjectNode>set("recommenders", Json.array())
                .<ObjectNode>set("itemColumns", Json.object())
                .<ObjectNode>set("popular", Json.array())
                .set("durations", Json.tree(known))));
  }
}
