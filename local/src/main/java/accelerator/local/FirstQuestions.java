package accelerator.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The questions that an endpoint is asked before anybody else does: the first ones load what later
/// ones find, and may take so long that the popular list answers in place of Personalize.
final class FirstQuestions {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String BY_PERSONALIZE = "\"source\":\"personalize\"";

  private final InstantSource clock;

  FirstQuestions(InstantSource clock) {
    this.clock = clock;
  }

  /// Asks until Personalize answers, for as long as {@link #PATIENCE}, or the question is refused:
  /// a run may have trained nothing that answers it.
  ///
  /// @param token of whom the endpoint demands one
  /// @return whether it has answered or refused
  boolean ask(String address, Optional<String> token) {
    HttpRequest.Builder question =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5));
    token.ifPresent(text -> question.header("Authorization", "Bearer " + text));
    Instant end = clock.instant().plus(PATIENCE);
    try (HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
      do {
        if (isAnswered(client, question.build())) {
          return true;
        }
      } while (clock.instant().isBefore(end));
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isAnswered(HttpClient client, HttpRequest question)
      throws InterruptedException {
    try {
      HttpResponse<String> answer = client.send(question, BodyHandlers.ofString());
      return answer.statusCode() / 100 == 4 || answer.body().contains(BY_PERSONALIZE);
    } catch (IOException _) {
      return false;
    }
  }
}
