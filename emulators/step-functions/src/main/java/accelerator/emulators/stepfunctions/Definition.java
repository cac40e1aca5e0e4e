package accelerator.emulators.stepfunctions;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A state machine's definition, checked as a whole: one that exists can be run.
///
/// States may be declared JSONata, or JSONPath (which is the language's default) as long as they
/// use nothing that belongs to JSONPath.
public final class Definition {
  private final StateFlow flow;
  private final Optional<Duration> timeout;
  private final JsonNode source;

  Definition(StateFlow flow, Optional<Duration> timeout, JsonNode source) {
    this.flow = flow;
    this.timeout = timeout;
    this.source = source;
  }

  /// Reads a definition.
  ///
  /// @param tasks decides which Resources there are
  /// @throws InvalidDefinition with every violation
  public static Definition read(JsonNode definition, Tasks tasks) {
    return new DefinitionReader(tasks).read(definition);
  }

  /// Reads a definition's text: one JSON value, in which no object names a member twice.
  ///
  /// @throws InvalidDefinition with every violation, or with the place where it is not JSON
  public static Definition parse(String text, Tasks tasks) {
    JsonNode definition;
    try {
      definition = StrictJson.read(text);
    } catch (IOException failure) {
      throw new InvalidDefinition(List.of("definition: is not JSON: " + failure.getMessage()));
    }
    return read(definition, tasks);
  }

  StateFlow flow() {
    return flow;
  }

  /// How long an execution may take.
  Optional<Duration> timeout() {
    return timeout;
  }

  /// The definition as it was read, for those who draw it.
  public JsonNode source() {
    return source.deepCopy();
  }
}
