package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.recommend.FaultyService.Fault;
import accelerator.recommend.Personalize.Answer;
import accelerator.recommend.Personalize.Outage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class PatientPersonalizeTest {
  private static final Inquiry QUESTION =
      Inquiry.plain("arn", Optional.of("u-1"), Optional.empty(), 2, List.of());
  private static final Answer ANSWERED = new Answer.Ranking(Optional.of("RID"), List.of());
  private static final Duration BUDGET = Duration.ofMillis(400);

  private final List<Runnable> beside = new ArrayList<>();
  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private long nanos;
  private int attempts;

  private PatientPersonalize patient(Personalize service) {
    return new PatientPersonalize(
        service, BUDGET, new Circuit(() -> now), beside::add, () -> nanos);
  }

  private PatientPersonalize counting(Supplier<Answer> service) {
    return patient(
        inquiry -> {
          attempts++;
          return service.get();
        });
  }

  private static Answer missing(Outage outage) {
    return new Answer.Unavailable("reason", outage);
  }

  @Test
  void triesOnceMoreWhatMayPass() {
    PatientPersonalize patient = counting(() -> attempts == 2 ? missing(Outage.PASSING) : ANSWERED);
    patient.ask(QUESTION);
    assertThat(patient.ask(QUESTION)).isEqualTo(ANSWERED);
    assertThat(attempts).isEqualTo(3);
  }

  @Test
  void neverTriesMoreThanTwice() {
    PatientPersonalize patient = counting(() -> missing(Outage.PASSING));
    patient.ask(QUESTION);
    attempts = 0;
    assertThat(patient.ask(QUESTION)).isEqualTo(missing(Outage.PASSING));
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void leavesAServiceThatThrottlesAlone() {
    PatientPersonalize patient = counting(() -> missing(Outage.THROTTLED));
    patient.ask(QUESTION);
    attempts = 0;
    patient.ask(QUESTION);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void doesNotTryAgainWhenTheBudgetIsSpent() {
    PatientPersonalize patient =
        counting(
            () -> {
              nanos += BUDGET.toNanos() - 1;
              return missing(Outage.PASSING);
            });
    patient.ask(QUESTION);
    attempts = 0;
    patient.ask(QUESTION);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void askesNobodyWhileTheCircuitIsOpenAndComesBackByAProbe() {
    boolean[] isWell = {false};
    PatientPersonalize patient = counting(() -> isWell[0] ? ANSWERED : missing(Outage.THROTTLED));
    for (int i = 0; i < Circuit.MOST_FAILURES; i++) {
      patient.ask(QUESTION);
    }
    attempts = 0;
    assertThat(patient.ask(QUESTION))
        .isEqualTo(new Answer.Unavailable("CircuitOpen", Outage.PASSING));
    assertThat(attempts).isZero();

    isWell[0] = true;
    for (int i = 0; i < 3; i++) {
      now = now.plusMillis(400);
      patient.ask(QUESTION);
    }
    assertThat(beside).hasSize(1);
    beside.forEach(Runnable::run);
    assertThat(patient.ask(QUESTION)).isEqualTo(ANSWERED);
  }

  @Test
  void passesOnWhatTheServiceFindsWrongAndCountsItAsAnAnswer() {
    PatientPersonalize patient =
        counting(
            () -> {
              throw new InvalidInput("no");
            });
    for (int i = 0; i < 9; i++) {
      assertThatThrownBy(() -> patient.ask(QUESTION)).isInstanceOf(InvalidInput.class);
    }
    assertThat(attempts).isEqualTo(9);
  }

  /// The SDK's own client against sockets that fail: each question ends, and after the fault the
  /// next one is answered.
  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void endsWhateverTheServiceDoes(Fault fault) throws IOException {
    try (FaultyService service = new FaultyService(fault)) {
      PatientPersonalize patient = patient(sdk(service.endpoint()));
      for (int i = 0; i <= Circuit.MOST_FAILURES; i++) {
        assertThat(patient.ask(QUESTION)).isInstanceOf(Answer.Unavailable.class);
      }
      service.fault = Fault.NONE;
      now = now.plusSeconds(2);
      assertThat(patient.ask(QUESTION)).isInstanceOf(Answer.Ranking.class);
    }
  }

  @Test
  void endsWhenNobodyListens() throws IOException {
    URI nobody;
    try (FaultyService service = new FaultyService(Fault.NONE)) {
      nobody = service.endpoint();
    }
    assertThat(patient(sdk(nobody)).ask(QUESTION)).isInstanceOf(Answer.Unavailable.class);
  }

  static RuntimePersonalize sdk(URI endpoint) {
    return new RuntimePersonalize(
        Clients.personalize(BUDGET)
            .endpointOverride(endpoint)
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build());
  }
}
