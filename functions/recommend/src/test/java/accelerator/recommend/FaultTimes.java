package accelerator.recommend;

import accelerator.recommend.FaultyService.Fault;
import accelerator.recommend.Personalize.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Prints how long questions take while the service fails in each of the ways there are, and how
/// long after it is well again they are answered. Run its `main` on a quiet machine; no test does.
final class FaultTimes {
  private static final Duration BUDGET = Duration.ofMillis(400);
  private static final int QUESTIONS = 40;

  private FaultTimes() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("| fault | circuit closed p99 | circuit open p99 | back after |");
    System.out.println("|---|---|---|---|");
    for (Fault fault : Fault.values()) {
      System.out.println(row(fault));
    }
    System.exit(0);
  }

  private static String row(Fault fault) throws IOException, InterruptedException {
    try (FaultyService service = new FaultyService(fault)) {
      RuntimePersonalize sdk = PatientPersonalizeTest.sdk(service.endpoint());
      long[] closed = new long[QUESTIONS];
      PatientPersonalize patient = patient(sdk);
      for (int i = 0; i < QUESTIONS; i++) {
        if (i % (Circuit.MOST_FAILURES - 1) == 0) {
          patient = patient(sdk);
          patient.ask(question());
        }
        closed[i] = ask(patient);
      }
      PatientPersonalize open = patient(sdk);
      for (int i = 0; i < Circuit.MOST_FAILURES; i++) {
        open.ask(question());
      }
      long[] spared = new long[1000];
      for (int i = 0; i < spared.length; i++) {
        spared[i] = ask(open);
        Thread.sleep(2);
      }
      return "| %s | %s | %s | %s |"
          .formatted(fault, p99(closed), p99(spared), back(service, open));
    }
  }

  private static String back(FaultyService service, PatientPersonalize patient)
      throws InterruptedException {
    service.fault = Fault.NONE;
    Instant well = Instant.now();
    while (!(patient.ask(question()) instanceof Answer.Ranking)) {
      Thread.sleep(5);
    }
    return "%d ms".formatted(Duration.between(well, Instant.now()).toMillis());
  }

  private static PatientPersonalize patient(RuntimePersonalize sdk) {
    return new PatientPersonalize(
        sdk, BUDGET, new Circuit(InstantSource.system()), Deadline::beside, System::nanoTime);
  }

  private static Inquiry question() {
    return Inquiry.plain("arn", Optional.of("u"), Optional.empty(), 5, List.of());
  }

  private static long ask(PatientPersonalize patient) {
    long started = System.nanoTime();
    patient.ask(question());
    return System.nanoTime() - started;
  }

  private static String p99(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return "%.1f ms".formatted(sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1e6);
  }
}
