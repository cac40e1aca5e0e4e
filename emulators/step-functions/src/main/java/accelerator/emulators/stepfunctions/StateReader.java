package accelerator.emulators.stepfunctions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads one state.
final class StateReader {
  private final DefinitionReader flows;
  private final Tasks tasks;
  private final Fields fields;
  private final Set<String> variables;

  /// @param variables that are assigned beside this state or around it
  StateReader(DefinitionReader flows, Tasks tasks, Fields fields, Set<String> variables) {
    this.flows = flows;
    this.tasks = tasks;
    this.fields = fields;
    this.variables = variables;
  }

  State read(String name) {
    fields.text("Comment");
    String type = fields.requiredText("Type");
    return switch (type) {
      case "Pass" -> new State.Pass(name, ExitReader.last(fields, StatePhase.ENTRY));
      case "Task" -> task(name);
      case "Choice" -> ChoiceReader.read(name, fields);
      case "Wait" -> new State.Wait(name, until(), ExitReader.last(fields, StatePhase.ENTRY));
      case "Succeed" -> new State.Succeed(name, fields.jsonata("Output", StatePhase.ENTRY));
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
    Optional<FieldTemplate> arguments = fields.jsonata("Arguments", StatePhase.ENTRY);
    Optional<FieldTemplate> timeout = seconds("TimeoutSeconds", 1);
    Optional<FieldTemplate> heartbeat = seconds("HeartbeatSeconds", 1);
    if (literal(heartbeat) >= literal(timeout)) {
      fields.refuse("HeartbeatSeconds", "must be less than TimeoutSeconds");
    }
    return new State.Task(
        name,
        resource,
        arguments,
        timeout,
        RecoveryReader.read(fields),
        ExitReader.last(fields, StatePhase.RESULT));
  }

  private State.Until until() {
    Optional<FieldTemplate> seconds = seconds("Seconds", 0);
    Optional<FieldTemplate> timestamp = textTemplate("Timestamp");
    if (seconds.isPresent() == timestamp.isPresent()) {
      fields.refuse("Seconds", "a Wait has either Seconds or Timestamp");
    }
    if (timestamp.isPresent() && timestamp.get() instanceof FieldTemplate.Literal literal) {
      if (Timestamps.parse(literal.value().asText()).isEmpty()) {
        fields.refuse("Timestamp", "is no ISO 8601 time: %s".formatted(literal.value()));
      }
    }
    return seconds
        .<State.Until>map(State.Seconds::new)
        .orElseGet(() -> new State.Timestamp(timestamp.orElse(new FieldTemplate.Items(List.of()))));
  }

  private State parallel(String name) {
    Optional<FieldTemplate> arguments = fields.jsonata("Arguments", StatePhase.ENTRY);
    List<StateFlow> branches = new ArrayList<>();
    for (Fields branch : fields.objects("Branches")) {
      branch.text("Comment");
      branches.add(flows.flow(branch, fields.isJsonata(), variables));
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
        ExitReader.last(fields, StatePhase.RESULT));
  }

  private State map(String name) {
    Optional<FieldTemplate> items = fields.jsonata("Items", StatePhase.ENTRY);
    if (items.isPresent()
        && (items.get() instanceof FieldTemplate.Literal
            || items.get() instanceof FieldTemplate.Members)) {
      fields.refuse("Items", "must be an array or an expression");
    }
    return new State.MapState(
        name,
        items,
        fields.template("ItemSelector", StatePhase.ENTRY),
        fields.integer("MaxConcurrency", StatePhase.ENTRY, 0, DefinitionReader.MOST_SECONDS),
        Stream.of(
                fields.integer(
                    "ToleratedFailureCount", StatePhase.ENTRY, 0, DefinitionReader.MOST_SECONDS),
                fields.integer("ToleratedFailurePercentage", StatePhase.ENTRY, 0, 100))
            .flatMap(Optional::stream)
            .toList(),
        processor(),
        RecoveryReader.read(fields),
        ExitReader.last(fields, StatePhase.RESULT));
  }

  private StateFlow processor() {
    Optional<Fields> processor = fields.object("ItemProcessor");
    if (processor.isEmpty()) {
      fields.refuse("ItemProcessor", "is missing");
      return new StateFlow("", Map.of());
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
    StateFlow flow = flows.flow(inner, fields.isJsonata(), variables);
    inner.close();
    return flow;
  }

  private Optional<FieldTemplate> textTemplate(String name) {
    Optional<FieldTemplate> template = fields.template(name, StatePhase.ENTRY);
    boolean isText =
        template.isEmpty()
            || template.get() instanceof FieldTemplate.Computed
            || (template.get() instanceof FieldTemplate.Literal literal
                && literal.value().isTextual());
    if (!isText) {
      fields.refuse(name, "must be a text or an expression");
    }
    return template;
  }

  private Optional<FieldTemplate> seconds(String name, int least) {
    return fields.integer(name, StatePhase.ENTRY, least, DefinitionReader.MOST_SECONDS);
  }

  private static double literal(Optional<FieldTemplate> template) {
    return template.isPresent() && template.get() instanceof FieldTemplate.Literal literal
        ? literal.value().asDouble()
        : Double.NaN;
  }
}
