package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crac.Core;
import org.crac.Resource;

/// Answers some questions before Lambda takes its snapshot, so that every class is loaded, every
/// connection has been made once and the registries are read when a restored function is asked.
/// What fails here fails harmlessly: a stack whose first run is still to come has no registry.
final class Priming implements Resource {
  private static final String NOBODY = "priming";
  private static final String NOWHERE =
      "arn:aws:personalize:us-east-1:000000000000:recommender/priming";

  private final RecommendFunction function;
  private final Personalize personalize;

  private final EndpointSettings settings;

  private Priming(RecommendFunction function, Personalize personalize, EndpointSettings settings) {
    this.function = function;
    this.personalize = personalize;
    this.settings = settings;
  }

  /// Has the runtime prime a function before its snapshot. The runtime holds it weakly: the
  /// function must keep what this returns.
  static Priming of(
      RecommendFunction function, Personalize personalize, EndpointSettings settings) {
    Priming priming = new Priming(function, personalize, settings);
    Core.getGlobalContext().register(priming);
    return priming;
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
    for (String question : questions(settings)) {
      function.answer(
          new ByteArrayInputStream(question.getBytes(StandardCharsets.UTF_8)),
          OutputStream.nullOutputStream());
    }
    try {
      personalize.ask(NOWHERE, new Question(Optional.of(NOBODY), Optional.empty(), 1), List.of());
    } catch (RuntimeException _) {
      // as it should be: nothing is there, but every class is loaded
    }
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // a connection that did not survive is made anew by the first who needs it
  }

  /// A question to each recommender that there may be, and one about the endpoint, with a token
  /// where the endpoint demands one.
  static List<String> questions(EndpointSettings settings) {
    List<String> questions = new ArrayList<>();
    for (Domain domain : Domain.values()) {
      domain
          .recommenders()
          .forEach(
              recommender ->
                  questions.add(
                      event("/v1/%s/%s".formatted(domain.key(), recommender.key()), settings)));
    }
    questions.add(event("/v1/health", settings));
    return questions;
  }

  private static String event(String path, EndpointSettings settings) {
    ObjectNode event = Json.object().put("version", "2.0").put("rawPath", path);
    event.put("rawQueryString", "userId=%s&itemId=%s".formatted(NOBODY, NOBODY));
    event.putObject("headers");
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", "GET").put("path", path);
    if (settings.needsToken() || settings.userClaim().isPresent()) {
      context
          .putObject("authorizer")
          .putObject("jwt")
          .putObject("claims")
          .put(settings.userClaim().orElse("sub"), NOBODY);
    }
    return Json.write(event);
  }
}
