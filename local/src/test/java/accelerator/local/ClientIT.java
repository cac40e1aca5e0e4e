package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.sam.gateway.TokenIssuer;
import accelerator.local.stack.LocalSecrets;
import accelerator.local.stack.LocalStack;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;

/// The module for web pages in a browser, on a page of another origin.
class ClientIT {
  private static final String SHELVES =
      "[{name:'top',recommender:'best-sellers',numResults:4},"
          + "{name:'you',recommender:'recommended-for-you',numResults:4}]";

  @TempDir private Path folder;

  @Test
  void askedFromAnotherOriginItAnswersTellsAndNeverThrows() throws Exception {
    Browsers.areInstalledFor("ClientIT");
    try (LoopbackServer page =
            LoopbackServer.start(LoopbackSettings.of("Web page", 0), request -> blank());
        TokenIssuer issuer = TokenIssuer.start();
        LocalStack stack =
            LocalStack.start(Runs.settings(folder).with(answers(page.endpoint(), issuer)))) {
      assertThat(Runs.run(stack, "{\"loadSampleData\":true}").succeeded()).isTrue();
      Runs.awaitStart(stack);
      WebDriver browser = Browsers.open();
      try {
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        browser.get(page.endpoint() + "/");
        visit((JavascriptExecutor) browser, stack, issuer);
        sendersBesideOneAnother(stack, issuer);
        floods((JavascriptExecutor) browser, stack, token(issuer, Duration.ofMinutes(5)));
      } finally {
        browser.quit();
      }
    }
  }

  private static Map<String, String> answers(URI page, TokenIssuer issuer) {
    Map<String, String> answers = new HashMap<>();
    answers.put("AllowedOrigins", page.toString());
    answers.put("JwtIssuer", issuer.address());
    answers.put("JwtAudience", "shop");
    answers.put("UserClaim", "sub");
    answers.put("EventsSecret", LocalSecrets.EVENTS);
    answers.put("AllowAnonymousEvents", "true");
    answers.put("EventsPerSecond", "1");
    answers.put("BurstEvents", "20");
    return answers;
  }

  private void visit(JavascriptExecutor browser, LocalStack stack, TokenIssuer issuer)
      throws Exception {
    String token = token(issuer, Duration.ofMinutes(5));
    JsonNode page = ask(browser, stack, token, "return await shop.page(" + SHELVES + ")");
    assertThat(page.at("/top/items")).as(page.toString()).hasSize(4);
    assertThat(page.at("/you/items")).hasSize(4);
    assertThat(page.at("/top/items/0/name").asText()).isNotEmpty();
    assertThat(page.at("/you/source").asText()).isEqualTo("personalize");

    JsonNode expired =
        ask(
            browser,
            stack,
            token(issuer, Duration.ofMinutes(-5)),
            "return await shop.page(" + SHELVES + ")");
    assertThat(expired.at("/top/problem/status").asInt()).isZero();
    assertThat(expired.at("/top/items")).isEmpty();

    String click =
        "const page = await shop.page(%s); await shop.click(page.top, page.top.items[0].itemId);";
    ask(browser, stack, token, click.formatted(SHELVES) + " return 'told'");
    awaitAccepted(1);
    String beacon =
        "const other = new Recommendations({endpoint:ENDPOINT,domain:'ecommerce',sessionId:'s-1'});"
            + "other.view('%s'); await other.flush(); return other.waiting.length";
    String item = page.at("/top/items/1/itemId").asText();
    assertThat(ask(browser, stack, token, beacon.formatted(item)).asInt()).isZero();
    awaitAccepted(2);
    String byTokenAlone =
        "const own = new Recommendations({endpoint:ENDPOINT,domain:'ecommerce',token:() => TOKEN});"
            + "const said = []; console.warn = (...words) => said.push(words);"
            + "own.view('%s'); await own.flush(); own.tell({eventId:'e', eventType:'View'});"
            + "await own.flush(); return said";
    assertThat(ask(browser, stack, token, byTokenAlone.formatted(item)))
        .isEqualTo(
            Json.parse(
                "[[\"refused\",{\"accepted\":0,\"refused\":[{\"index\":0,\"eventId\":\"e\",\"detail\":\"itemId must be given\"}]}]]"));
    awaitAccepted(3);
  }

  /// A 429 is API Gateway's own and has no CORS headers: a script of another origin learns only
  /// that its fetch failed, one without an origin the status. The module does not throw, and who
  /// asks is answered as before.
  private static void floods(JavascriptExecutor browser, LocalStack stack, String token)
      throws Exception {
    String flood =
        """
        const send = () => fetch(ENDPOINT + '/v1/ecommerce/events', {method: 'POST',
          headers: {'content-type': 'application/json'}, body: '{"eventType":"View","userId":"u","itemId":"none"}'})
          .then((answer) => String(answer.status), (failure) => failure.name);
        const seen = await Promise.all(Array.from({length: 60}, send));
        await shop.click({name: 'top', items: [{itemId: 'sku-0123'}], source: 'personalize'}, 'sku-0123');
        return [...new Set(seen)].sort()\
        """;
    assertThat(ask(browser, stack, "", flood)).isEqualTo(Json.parse("[\"200\",\"TypeError\"]"));
    List<Integer> statuses = new ArrayList<>();
    for (int sent = 0; sent < 20; sent++) {
      statuses.add(status(stack, ""));
    }
    assertThat(statuses).contains(429).isSubsetOf(200, 429);
    JsonNode page = ask(browser, stack, token, "return await shop.page(" + SHELVES + ")");
    assertThat(page.at("/you/source").asText()).as("questions go on").isEqualTo("personalize");
  }

  /// What a script comes to that has the module and a client with a token.
  private static JsonNode ask(
      JavascriptExecutor browser, LocalStack stack, String token, String script) {
    Object answer =
        browser.executeAsyncScript(
            """
            const [ENDPOINT, TOKEN, done] = arguments;
            (async () => {
              const {Recommendations} = await import(ENDPOINT + '/client.js');
              const shop = new Recommendations({endpoint: ENDPOINT, domain: 'ecommerce', userId: 'u-00042',
                token: () => TOKEN, milliseconds: 20000});
              %s
            })().then((value) => done(JSON.stringify(value ?? null)), (failure) => done(JSON.stringify(String(failure))));
            """
                .formatted(script),
            stack.endpoint().toString(),
            token);
    return Json.parse(String.valueOf(answer));
  }

  private static void sendersBesideOneAnother(LocalStack stack, TokenIssuer issuer)
      throws Exception {
    assertThat(status(stack, "Bearer " + LocalSecrets.EVENTS_TEXT)).isEqualTo(200);
    assertThat(status(stack, "Bearer " + token(issuer, Duration.ofMinutes(5)))).isEqualTo(200);
    assertThat(status(stack, "Bearer " + token(issuer, Duration.ofMinutes(-5)))).isEqualTo(401);
    assertThat(status(stack, "Bearer guess")).isEqualTo(401);
    assertThat(status(stack, "")).isEqualTo(200);
  }

  private static int status(LocalStack stack, String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(stack.endpoint() + "/v1/ecommerce/events"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"eventType\":\"View\",\"userId\":\"u-00042\",\"itemId\":\"sku-0123\"}"));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  private static String token(TokenIssuer issuer, Duration validFor) {
    return issuer.token(
        "u-00042", "shop", Instant.now().minusSeconds(600), validFor.plusSeconds(600));
  }

  /// Waits until the endpoint's log tells of so many bodies of events that were accepted.
  private void awaitAccepted(int bodies) throws IOException {
    Instant end = Instant.now().plusSeconds(30);
    long seen = 0;
    while (seen < bodies && Instant.now().isBefore(end)) {
      try (Stream<Path> files = Files.walk(folder)) {
        seen = 0;
        for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
          seen +=
              Files.readString(log).lines().filter(line -> line.contains("\"accepted\":1")).count();
        }
      }
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(seen).isGreaterThanOrEqualTo(bodies);
  }

  private static LoopbackAnswer blank() {
    return LoopbackAnswer.text(
        200, "text/html; charset=utf-8", "<!doctype html><title>Shop</title>");
  }
}
