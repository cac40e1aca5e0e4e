package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.local.storefront.Storefront;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;

/// What somebody sees on the pages whose run has failed, or whose data is odd: no stack answers
/// here, but texts as a stack's.
class FailedRunPageIT {
  private static Optional<WebDriver> opened = Optional.empty();

  @BeforeAll
  static void opensABrowser() {
    Browsers.areInstalledFor("FailedRunPageIT");
    opened = Optional.of(Browsers.open());
  }

  @AfterAll
  static void closesIt() {
    opened.ifPresent(WebDriver::quit);
  }

  private final WebDriver browser = opened.orElseThrow();

  private static LoopbackServer serving(Function<LoopbackRequest, Optional<LoopbackAnswer>> stack) {
    Storefront storefront = new Storefront("/");
    return LoopbackServer.start(
        LoopbackSettings.of("page", 0),
        request -> {
          Optional<LoopbackAnswer> answer = stack.apply(request);
          return answer.isPresent() ? answer.get() : storefront.answer(request);
        });
  }

  private static Optional<LoopbackAnswer> json(int status, String text) {
    return Optional.of(LoopbackAnswer.text(status, "application/json", text));
  }

  private void until(String id, String text) {
    Browsers.waiting(browser).until(_ -> browser.findElement(By.id(id)).getText().contains(text));
  }

  private static String failed(String status, String more) {
    return "{\"name\":\"r-1\",\"status\":\"%s\",\"elapsedMillis\":0,\"steps\":[],\"visits\":[],%s}"
        .formatted(status, more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          domain | {"runId":"r-1","status":"FAILED","domains":[{"domain":"ecommerce","status":"FAILED","failure":{"stage":"Check data","error":"DataContractViolated","cause":"interactions has 12 rows, needs 1,000"}}]} | Check data failed: interactions has 12 rows, needs 1,000
          whole | {"status":"FAILED","error":"InvalidInput","cause":"window must end before today"} | window must end before today
          """)
  void saysWhyTheRunFailed(String name, String summary, String seen) throws Exception {
    String status = failed("FAILED", "\"summary\":" + summary);
    try (LoopbackServer page =
        serving(
            request -> request.path().startsWith("/run/") ? json(200, status) : Optional.empty())) {
      browser.get(page.endpoint() + "/");
      until("run", seen);
      Browsers.keep(browser, "failed-run-" + name);
      assertThat(browser.findElement(By.id("run")).getText()).startsWith("Failed");
    }
  }

  @ParameterizedTest
  @CsvSource({"TIMED_OUT, Out of time", "ABORTED, Interrupted"})
  void saysHowElseARunEnded(String status, String said) {
    try (LoopbackServer page =
        serving(
            request ->
                request.path().startsWith("/run/")
                    ? json(200, failed(status, "\"runId\":\"r-1\""))
                    : Optional.empty())) {
      browser.get(page.endpoint() + "/");
      until("run", said);
    }
  }

  @Test
  void asksAStackAgainThatDoesNotAnswer() {
    asksAgainAfter(
        Optional.of(LoopbackAnswer.brokenOff()),
        "The endpoint did not answer. Is it still running?",
        "No answer");
  }

  @Test
  void waitsForAStackThatStarts() {
    asksAgainAfter(
        json(503, "{\"type\":\"urn:problem:starting\",\"detail\":\"ask again in 1 second\"}"),
        "The stack is starting. The shelves fill when a run has finished.",
        "Starting");
  }

  private void asksAgainAfter(Optional<LoopbackAnswer> answer, String shelves, String run) {
    AtomicBoolean isThere = new AtomicBoolean();
    String running = failed("RUNNING", "\"runId\":\"r-2\"");
    try (LoopbackServer page =
        serving(
            request ->
                request.path().equals("/run/status")
                    ? isThere.get() ? json(200, running) : answer
                    : Optional.empty())) {
      browser.get(page.endpoint() + "/");
      until("shelves", shelves);
      assertThat(browser.findElement(By.id("run")).getText()).startsWith(run);
      isThere.set(true);
      until("run", "Running");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          start a run with {"window":{}} |                           | Change the input
          start a run with {"window":{}} | ,"goOnWith":{"resume":"r"} | Change the input
          mend the rows in the source    | ,"goOnWith":{"resume":"r"} | Resume with {"resume":"r"}
          """)
  void offersNoResumeWhereTheNextStepStartsAnotherRun(String next, String goOnWith, String label) {
    String failure =
        "{\"stage\":\"Check data\",\"error\":\"E\",\"cause\":\"too few\",\"next\":\"%s\"}"
            .formatted(next.replace("\"", "\\\""));
    String log =
        failed(
            "FAILED",
            "\"endedAt\":\"2026-01-01T00:00:00Z\",\"input\":{\"domains\":[\"ecommerce\"]},\"summary\":{\"runId\":\"r\",\"domains\":[{\"domain\":\"ecommerce\",\"failure\":%s}]%s}"
                .formatted(failure, Optional.ofNullable(goOnWith).orElse("")));
    try (LoopbackServer page = serving(request -> console(request, log))) {
      browser.get(page.endpoint() + "/console");
      until("verdict", "Next: " + next);

      assertThat(browser.findElements(By.cssSelector(".failure button")))
          .extracting(button -> button.getText())
          .containsExactly(label);
    }
  }

  private static Optional<LoopbackAnswer> console(LoopbackRequest request, String log) {
    return switch (request.path()) {
      case "/run/machine" ->
          json(
              200,
              "{\"drawing\":{\"width\":9,\"height\":9,\"boxes\":[{\"state\":\"S\",\"x\":0,\"y\":0,\"width\":9,\"height\":9,\"type\":\"Task\",\"comment\":\"C\"}],\"lines\":[]},\"startedWith\":{}}");
      case "/run/executions" -> json(200, "[%s]".formatted(log));
      case "/run/executions/r-1" -> json(200, log);
      default -> Optional.empty();
    };
  }

  @Test
  void showsItemsWhateverTheirMembersAre() {
    String items =
        """
        [{"itemId":"i-1","name":"Plain","price":19.5,"currency":"EUR"},
         {"itemId":"i-2","name":"Odd","price":19.5,"currency":"US$"},
         {"itemId":"i-3","name":"","price":-1e30,"currency":"€"},
         {"itemId":"i-4","name":7,"price":"on request","categoryL1":5,"brand":{"a":1}},
         {"itemId":"i-5","genres":3,"duration":"long","creationTimestamp":1e300,"price":null},
         {"itemId":"i-6","name":"Lower","price":1,"currency":"eur"}]
        """;
    try (LoopbackServer page = serving(request -> shop(request, items))) {
      browser.get(page.endpoint() + "/#domain=ecommerce&userId=u-1");
      Browsers.waiting(browser).until(_ -> browser.findElements(By.cssSelector(CARDS)).size() == 6);

      assertThat(browser.findElements(By.cssSelector(CARDS + " .card-name")))
          .extracting(name -> name.getText())
          .containsExactly("Plain", "Odd", "i-3", "7", "i-5", "Lower");
      assertThat(browser.findElements(By.cssSelector(CARDS + " .card-price")))
          .extracting(price -> price.getText())
          .containsExactly(
              "€19.50",
              "19.5 US$",
              "-1,000,000,000,000,000,000,000,000,000,000 €",
              "on request",
              "€1.00");
      Browsers.isAccessible(browser);
    }
  }

  private static final String CARDS = "[aria-labelledby=shelf-most-viewed] .card[data-item-id]";

  private static Optional<LoopbackAnswer> shop(LoopbackRequest request, String items) {
    return switch (request.path()) {
      case "/v1/health" -> json(200, "{\"domains\":{\"ecommerce\":{}}}");
      case "/run/status" -> json(404, "{\"message\":\"Not Found\"}");
      default ->
          request.path().startsWith("/v1/ecommerce/")
              ? json(200, "{\"source\":\"personalize\",\"items\":%s}".formatted(items))
              : Optional.empty();
    };
  }
}
