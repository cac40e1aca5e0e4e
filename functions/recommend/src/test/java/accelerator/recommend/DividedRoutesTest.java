package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each function answers its own routes: what comes to the other by a way around the API's, such as
/// an encoded slash, is told where to go.
class DividedRoutesTest {
  private static Request request(String method, String path) {
    return new Request(method, path, "", Map.of(), new RequestBody("", false), Map.of());
  }

  @Test
  void eventsThatComeToTheQuestionsAreNotTaken() {
    Endpoint endpoint = new Endpoint();
    for (String event :
        List.of(
            "{\"version\":\"2.0\",\"rawPath\":\"/v1/ecommerce/events/\",\"requestContext\":{\"http\":{\"method\":\"POST\"}}}",
            "{\"version\":\"2.0\",\"rawPath\":\"/v1/ecommerce/events\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}")) {
      assertThat(endpoint.invoke(event).path("statusCode").asInt()).as(event).isIn(404, 405);
    }
    assertThat(endpoint.events.puts).isEmpty();
  }

  @Test
  void theSendersFunctionAnswersNoQuestion() {
    FakeEvents events = new FakeEvents();
    InstantSource clock = InstantSource.system();
    Senders senders = events.senders(clock);
    Routes routes =
        new Routes(
            new SenderAnswerer(
                new EventIntake(
                    events.settings,
                    senders,
                    new RegistryCache(
                        new FakeStore(), java.time.Duration.ZERO, clock, Runnable::run, _ -> {}),
                    new ItemRule(
                        UnknownItems.ACCEPT,
                        new KnownItemsCache(new FakeStore()::readItems, AskingThread.pool())),
                    events,
                    clock),
                new ForgetIntake(senders, events::wish, clock)));
    List<Integer> statuses = new ArrayList<>();
    for (String path :
        List.of(
            "/v1/ecommerce/most-viewed",
            "/get_recommendations",
            "/v1/health",
            "/openapi.json",
            "/client.js")) {
      statuses.add(routes.answer(request("GET", path)).status());
    }
    statuses.add(routes.answer(request("POST", "/v1/ecommerce/page")).status());
    assertThat(statuses).containsOnly(404);
  }
}
