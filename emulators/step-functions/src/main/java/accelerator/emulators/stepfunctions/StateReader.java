package accelerator.emulators.stepfunctions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads one state.
final class StateReader {
  private final DefinitionReader bodies;
  private final Tasks tasks;
  private final Fields fields;
  private final Set<String> variables;

  /// @param variables that are assigned beside this state or around it
  StateReader(DefinitionReader bodies, Tasks tasks, Fields fields, Set<String> variables) {
    this.bodies = bodies;
    this.tasks = tasks;
    this.fields = fields;
    this.variables = variables;
  }

  State read(String name) {
    fields.text("Comment");
    String type = fields.requiredText("Type");
    return switch (type) {
      case "Pass" -> new State.Pass(name, ExitReader.last(fields, Moment.ENTRY));
      case "Task" -> task(name);
      case "Choice" -> ChoiceReader.read(name, fields);
      case "Wait" -> new State.Wait(name, until(), ExitReader.last(fields, Moment.ENTRY));
      case "Succeed" -> new State.Succeed(name, fields.jsonata("Output", Moment.ENTRY));
      case "Fail" -> new State.Fail(name, textTemplate("Error"), textTemplate("Cause"));
      case "Parallel" -> parallel(name);
      case "Map" -> map(name);
      default -> {
        if (!type.isEmpty()) {
          fields.refuse("Type", "there is no state of type '%s'".formatted(type));
        }
        fields.members();
        yield new State.Succeed(name, Optional.empty());
      }
    };
  }

  private State task(String name) {
    String resource = fields.requiredText("Resource");
    if (!resource.isEmpty() && !tasks.accepts(resource)) {
      fields.refuse(
          "Resource",
          "must be a function's ARN or arn:aws:states::: with one of %s, was '%s'"
              .formatted(tasks.actions(), resource));
    }
    Optional<Template> arguments = fields.jsonata("Arguments", Moment.ENTRY);
    Optional<Template> timeout = seconds("TimeoutSeconds", 1);
    Optional<Template> heartbeat = seconds("HeartbeatSeconds", 1);
    if (literal(heartbeat) >= literal(timeout)) {
      fields.refuse("HeartbeatSeconds", "must be less than TimeoutSeconds");
    }
    return new State.Task(
        name,
        resource,
        arguments,
        timeout,
        RecoveryReader.read(fields),
        ExitReader.last(fields, Moment.RESULT));
  }

  private State.Until until() {
    Optional<Template> seconds = seconds("Seconds", 0);
    Optional<Template> timestamp = textTemplate("Timestamp");
    if (seconds.isPresent() == timestamp.isPresent()) {
      fields.refuse("Seconds", "a Wait has either Seconds or Timestamp");
    }
    if (timestamp.isPresent() && timestamp.get() instanceof Template.Literal literal) {
      if (Timestamps.parse(literal.value().asText()).isEmpty()) {
        fields.refuse("Timestamp", "is no ISO 8601 time: %s".formatted(literal.value()));
      }
    }
    return seconds
        .<State.Until>map(State.Seconds::new)
        .orElseGet(() -> new State.Timestamp(timestamp.orElse(new Template.Items(List.of()))));
  }

  private State parallel(String name) {
    Optional<Template> arguments = fields.jsonata("Arguments", Moment.ENTRY);
    List<Body> branches = new ArrayList<>();
    for (Fields branch : fields.objects("Branches")) {
      branch.text("Comment");
      branches.add(bodies.body(branch, fields.isJsonata(), variables));
      branch.close();
    }
    if (branches.isEmpty()) {
      fields.refuse("Branches", "must have at least one branch");
    }
    return new State.Parallel(
        name,
        arguments,
        branches,
        RecoveryReader.read(fields),
        ExitReader.last(fields, Moment.RESULT));
  }

  private State map(String name) {
    Optional<Template> items = fields.jsonata("Items", Moment.ENTRY);
    if (items.isPresent()
        && (items.get() instanceof Template.Literal || items.get() instanceof Template.Members)) {
      fields.refuse("Items", "must be an array or an expression");
    }
    return new State.MapState(
        name,
        items,
        fields.template("ItemSelector", Moment.ENTRY),
        fields.integer("MaxConcurrency", Moment.ENTRY, 0, DefinitionReader.MOST_SECONDS),
        Stream.of(
                fields.integer(
                    "ToleratedFailureCount", Moment.ENTRY, 0, DefinitionReader.MOST_SECONDS),
                fields.integer("ToleratedFailurePercentage", Moment.ENTRY, 0, 100))
            .flatMap(Optional::stream)
            .toList(),
        processor(),
        RecoveryReader.read(fields),
        ExitReader.last(fields, Moment.RESULT));
  }

  private Body processor() {
    Optional<Fields> processor = fields.object("ItemProcessor");
    if (processor.isEmpty()) {
      fields.refuse("ItemProcessor", "is missing");
      return new Body("", Map.of());
    }
    Fields inner = processor.get();
    inner.text("Comment");
    inner
        .object("ProcessorConfig")
        .ifPresent(
            config -> {
              config.word("Mode", "INLINE");
              config.close();
            });
    Body body = bodies.body(inner, fields.isJsonata(), variables);
    inner.close();
    return body;
  }

  private Optional<Template> textTemplate(String name) {
    Optional<Template> template = fields.template(name, Moment.ENTRY);
    boolean isText =
        template.isEmpty()
            || template.get() instanceof Template.Computed
            || (template.get() instanceof Template.Literal literal && literal.value().isTextual());
    if (!isText) {
      fields.refuse(name, "must be a text or an expression");
    }
    return template;
  }

  private Optional<Template> seconds(String name, int least) {
    return fields.integer(name, Moment.ENTRY, least, DefinitionReader.MOST_SECONDS);
  }

  private static double literal(Optional<Template> template) {
    return template.isPresent() && template.get() instanceof Template.Literal literal
        ? literal.value().asDouble()
        : Double.NaN;
  }
}
