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

  private static final Inquiry NOWHERE =
      Inquiry.plain(
          "arn:aws:personalize:us-east-1:000000000000:recommender/priming",
          Optional.of(NOBODY),
          Optional.empty(),
          1,
          List.of());

  private final RecommendFunction function;
  private final Personalize personalize;

  Priming(RecommendFunction function, Personalize personalize) {
    this.function = function;
    this.personalize = personalize;
  }

  /// Registers it with the runtime, which holds it weakly: the function keeps it.
  Priming register() {
    Core.getGlobalContext().register(this);
    return this;
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
    for (String question : questions()) {
      function.handle(
          new ByteArrayInputStream(question.getBytes(StandardCharsets.UTF_8)),
          OutputStream.nullOutputStream());
    }
    try {
      personalize.ask(NOWHERE);
    } catch (RuntimeException refused) {
      // as it should: nothing is there, but every class is loaded
    }
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // connections are made anew by who finds them closed
  }

  /// One question to each recommender that there may be, and one about the endpoint.
  static List<String> questions() {
    List<String> questions = new ArrayList<>();
    for (Domain domain : Domain.values()) {
      domain
          .recommenders()
          .forEach(
              recommender ->
                  questions.add(event("/v1/%s/%s".formatted(domain.key(), recommender.key()))));
    }
    questions.add(event("/v1/health"));
    return questions;
  }

  private static String event(String path) {
    ObjectNode event = Json.object().put("version", "2.0").put("rawPath", path);
    event.put("rawQueryString", "userId=%s&itemId=%s".formatted(NOBODY, NOBODY));
    event.putObject("headers");
    event.putObject("requestContext").putObject("http").put("method", "GET").put("path", path);
    return Json.write(event);
  }
}
