package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Events of an HTTP API (payload format 2.0) in, answers out, one JSON line per call: the route,
/// the recommender, the status, who chose the items, how many, how long; never an id, a query or a
/// token.
///
/// @param log takes the lines
record LoggedRoutes(Routes routes, InstantSource clock, Consumer<String> log) {

  /// Answers one event.
  void answer(InputStream input, OutputStream output) throws IOException {
    long started = clock.millis();
    Response response = answer(input);
    output.write(Json.write(response.event()).getBytes(StandardCharsets.UTF_8));
    ObjectNode line = Json.object();
    var facts = new TreeMap<>(response.facts());
    facts.put("status", response.status());
    facts.put("milliseconds", clock.millis() - started);
    for (var fact : facts.entrySet()) {
      put(line, fact.getKey(), fact.getValue());
    }
    log.accept(Json.write(line));
  }

  private static void put(ObjectNode line, String fact, Object value) {
    switch (value) {
      case Integer number -> line.put(fact, number);
      case Long number -> line.put(fact, number);
      case Boolean flag -> line.put(fact, flag);
      default -> line.put(fact, value.toString());
    }
  }

  private Response answer(InputStream input) throws IOException {
    try {
      return routes.answer(Request.read(Json.parse(input)));
    } catch (InvalidInput failure) {
      return new Problem(Problem.Kind.INVALID_EVENT, String.valueOf(failure.getMessage()))
          .response()
          .with("route", "unknown");
    }
  }
}
