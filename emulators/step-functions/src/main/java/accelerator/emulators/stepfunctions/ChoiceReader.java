package accelerator.emulators.stepfunctions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a Choice with its rules.
final class ChoiceReader {
  private ChoiceReader() {}

  static State read(String name, Fields fields) {
    if (!fields.isJsonata()) {
      fields.refuse("Type", "a Choice needs the QueryLanguage JSONata");
    }
    if (!fields.has("Choices")) {
      fields.refuse("Choices", "is missing");
    }
    List<State.Rule> rules = new ArrayList<>();
    for (Fields rule : fields.objects("Choices")) {
      rule.text("Comment");
      rules.add(new State.Rule(condition(rule), ExitReader.onward(rule, StatePhase.ENTRY)));
      rule.close();
    }
    if (fields.has("Choices") && rules.isEmpty()) {
      fields.refuse("Choices", "must have at least one rule");
    }
    Optional<FieldTemplate.Members> assign = ExitReader.assign(fields, StatePhase.ENTRY);
    Optional<FieldTemplate> output = fields.jsonata("Output", StatePhase.ENTRY);
    Optional<String> next = fields.text("Default");
    if (next.isEmpty() && (assign.isPresent() || output.isPresent())) {
      fields.refuse("Default", "is missing, and Assign and Output belong to it");
    }
    return new State.Choice(
        name, rules, next.map(state -> new State.Exit(assign, output, Optional.of(state))));
  }

  private static FieldTemplate condition(Fields rule) {
    Optional<FieldTemplate> condition = rule.template("Condition", StatePhase.ENTRY);
    boolean isRight =
        condition.isPresent()
            && switch (condition.get()) {
              case FieldTemplate.Computed computed -> true;
              case FieldTemplate.Literal literal -> literal.value().isBoolean();
              case FieldTemplate.Items items -> false;
              case FieldTemplate.Members members -> false;
            };
    if (!isRight) {
      rule.refuse("Condition", "must be there, as an expression or a boolean");
    }
    return condition.orElse(new FieldTemplate.Items(List.of()));
  }
}
