package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.ForgetWish;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who may have whom forgotten, and what is kept of it.
class ForgetIntakeTest {
  private static final Map<String, String> SECRET = Map.of("Authorization", "Bearer s:1");
  private static final Instant NOW = Instant.parse("2025-12-01T07:00:00Z");

  private final FakeEvents events = sending(Optional.of("arn:secret"), Optional.empty(), false);

  private static FakeEvents sending(
      Optional<String> secret, Optional<String> userClaim, boolean anonymous) {
    FakeEvents events =
        new FakeEvents().with(new EventSettings(secret, anonymous, userClaim, false));
    events.secret = Optional.of("s:1");
    return events;
  }

  private static int status(JsonNode answer) {
    return answer.path("statusCode").asInt();
  }

  @Test
  void keepsAWishThatNamesTheUserInItsTextAlone() {
    Endpoint endpoint = new Endpoint(events);

    JsonNode answer = endpoint.request("DELETE", "/v1/ecommerce/users/u-00042", "", SECRET);

    assertThat(status(answer)).isEqualTo(202);
    assertThat(answer.path("body").asText())
        .isEqualTo("{\"domain\":\"ecommerce\",\"status\":\"noted\"}");
    assertThat(Endpoint.headers(answer)).containsEntry("Cache-Control", "no-store");
    ForgetWish wish = new ForgetWish(Domain.ECOMMERCE, "u-00042", NOW);
    assertThat(events.wishes).isEqualTo(Map.of(wish.key(), wish.text()));
    assertThat(wish.key()).startsWith("forget/wishes/ecommerce/").doesNotContain("00042");
    assertThat(ForgetWish.read(Domain.ECOMMERCE, wish.text())).isEqualTo(wish);
  }

  @Test
  void logsAndAnswersWithoutTheUser() {
    Endpoint endpoint = new Endpoint(events);
    for (Map<String, String> presented : List.of(SECRET, Map.<String, String>of())) {
      JsonNode answer = endpoint.request("DELETE", "/v1/ecommerce/users/u-00042", "", presented);
      assertThat(answer.toString()).doesNotContain("00042");
    }
    assertThat(endpoint.log).hasSize(2).noneMatch(line -> line.contains("00042"));
    assertThat(endpoint.log.getFirst())
        .isEqualTo(
            "{\"domain\":\"ecommerce\",\"milliseconds\":0,\"route\":\"/v1/{domain}/users/{userId}\",\"status\":202}");
  }

  @Test
  void takesTheSameWishTwiceForOne() {
    Endpoint endpoint = new Endpoint(events);
    for (int time = 0; time < 3; time++) {
      endpoint.request("DELETE", "/v1/video_on_demand/users/a%2Fb", "", SECRET);
      endpoint.request("DELETE", "/v1/video_on_demand/users/a/b", "", SECRET);
    }
    assertThat(events.wishes).hasSize(2);
  }

  @Test
  void nobodyUnknownHasSomebodyForgottenWhateverEventsNeed() {
    for (boolean anonymous : List.of(true, false)) {
      for (Optional<String> secret : List.of(Optional.<String>empty(), Optional.of("arn:secret"))) {
        FakeEvents open = sending(secret, Optional.empty(), anonymous);
        Endpoint endpoint = new Endpoint(open);
        JsonNode answer = endpoint.request("DELETE", "/v1/ecommerce/users/u-1", "", Map.of());
        assertThat(status(answer)).isEqualTo(401);
        assertThat(Endpoint.headers(answer)).containsKey("WWW-Authenticate");
        assertThat(open.wishes).isEmpty();
      }
    }
    assertThat(
            status(
                new Endpoint(events)
                    .request(
                        "DELETE",
                        "/v1/ecommerce/users/u-1",
                        "",
                        Map.of("Authorization", "Bearer s:2"))))
        .isEqualTo(401);
  }

  @Test
  void aTokenHasItsOwnUserForgottenOnly() {
    FakeEvents bound = sending(Optional.empty(), Optional.of("sub"), true);
    Endpoint endpoint = new Endpoint(bound);
    Map<String, String> claims = Map.of("sub", "u-1");
    String path = "/v1/ecommerce/users/";

    assertThat(status(endpoint.request("DELETE", path + "u-2", "", Map.of(), claims)))
        .isEqualTo(403);
    assertThat(bound.wishes).isEmpty();
    assertThat(status(endpoint.request("DELETE", path + "u-1", "", Map.of(), claims)))
        .isEqualTo(202);
    assertThat(bound.wishes).hasSize(1);
  }

  @Test
  void aTokenThatSpeaksForNoUserHasNobodyForgotten() {
    FakeEvents unbound = sending(Optional.empty(), Optional.empty(), true);
    JsonNode answer =
        new Endpoint(unbound)
            .request("DELETE", "/v1/ecommerce/users/u-1", "", Map.of(), Map.of("sub", "u-1"));
    assertThat(status(answer)).isEqualTo(403);
    assertThat(unbound.wishes).isEmpty();
  }

  @Test
  void refusesWhatIsNoIdAndSaysWhenItCannotNoteIt() {
    Endpoint endpoint = new Endpoint(events);
    for (String id : List.of("", " ", "null", "a,b", "u".repeat(257))) {
      assertThat(status(endpoint.request("DELETE", "/v1/ecommerce/users/" + id, "", SECRET)))
          .as(id)
          .isIn(400, 404);
    }
    assertThat(status(endpoint.request("DELETE", "/v1/shoes/users/u-1", "", SECRET)))
        .isEqualTo(404);
    assertThat(status(endpoint.request("GET", "/v1/ecommerce/users/u-1", "", SECRET)))
        .isEqualTo(405);
    events.isWishesDown = true;
    JsonNode answer = endpoint.request("DELETE", "/v1/ecommerce/users/u-1", "", SECRET);
    assertThat(status(answer)).isEqualTo(503);
    assertThat(Endpoint.headers(answer)).containsEntry("Retry-After", "5");
  }
}
