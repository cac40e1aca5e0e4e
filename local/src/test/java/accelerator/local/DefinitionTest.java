package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import accelerator.core.Json;
import accelerator.emulators.sam.template.Deployment;
import accelerator.emulators.sam.template.Stack;
import accelerator.emulators.sam.template.StateMachineResource;
import accelerator.emulators.sam.template.Template;
import accelerator.emulators.sam.template.TemplateFile;
import accelerator.emulators.stepfunctions.Definition;
import accelerator.emulators.stepfunctions.Substitutions;
import accelerator.emulators.stepfunctions.Tasks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What no linter checks in a state machine of the template.
class DefinitionTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final Stack STACK =
      Template.read(ROOT.resolve("template.yaml"))
          .deploy(Deployment.local("shop", TemplateParameters.forTests(), Map.of()));

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Map<String, JsonNode> states(StateMachineResource machine) {
    Map<String, JsonNode> states = new LinkedHashMap<>();
    collect(Json.parse(text(machine.definition())), states);
    return states;
  }

  private static void collect(JsonNode node, Map<String, JsonNode> states) {
    node.path("States")
        .properties()
        .forEach(
            state -> {
              states.put(state.getKey(), state.getValue());
              collect(state.getValue().path("ItemProcessor"), states);
            });
  }

  @Test
  void everyStateSaysWhatItDoes() {
    for (StateMachineResource machine : STACK.stateMachines()) {
      assertThat(states(machine)).isNotEmpty();
      states(machine)
          .forEach(
              (name, state) ->
                  assertThat(state.path("Comment").asText())
                      .as("comment of '%s'", name)
                      .endsWith("."));
    }
  }

  @Test
  void everyTaskHasATimeLimitAndRetriesNamedErrors() {
    for (StateMachineResource machine : STACK.stateMachines()) {
      states(machine)
          .forEach(
              (name, state) -> {
                if (state.path("Type").asText().equals("Task")) {
                  assertThat(state.path("TimeoutSeconds").asInt()).as(name).isPositive();
                  assertThat(state.path("Catch")).as("catch of '%s'", name).isNotEmpty();
                  state
                      .path("Retry")
                      .forEach(
                          retry ->
                              assertThat(retry.path("ErrorEquals"))
                                  .as("retry of '%s'", name)
                                  .extracting(JsonNode::asText)
                                  .isNotEmpty()
                                  .doesNotContain("States.ALL"));
                }
              });
    }
  }

  /// The runner refuses a dangling Next, a state that nothing leads to, JSONata that does not
  /// parse, and fields or integrations that it does not know.
  @Test
  void everyDefinitionIsAcceptedAsAWholeAndIsSmallEnough() {
    Tasks tasks =
        new Tasks(
            (function, payload) -> payload,
            Map.of("sns:publish", arguments -> arguments, "events:putEvents", it -> it));
    for (StateMachineResource machine : STACK.stateMachines()) {
      String rendered = Substitutions.apply(text(machine.definition()), machine.substitutions());
      assertThat(rendered.length()).isLessThan(1_000_000);
      assertThatCode(() -> Definition.read(Json.parse(rendered), tasks))
          .as(machine.logicalId())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void everyTaskWaitsLongerThanItsFunctionMayTake() {
    for (StateMachineResource machine : STACK.stateMachines()) {
      states(machine)
          .forEach(
              (name, state) -> {
                String function = state.path("Arguments").path("FunctionName").asText();
                STACK.functions().stream()
                    .filter(each -> function.equals("${%s}".formatted(each.logicalId())))
                    .forEach(
                        each ->
                            assertThat(state.path("TimeoutSeconds").asLong())
                                .as(name)
                                .isGreaterThan(each.timeout().toSeconds()));
              });
    }
  }

  /// One of `events/`, with nothing that the state does not hand over.
  @Test
  void everyTaskOfAFunctionHasAnExampleOfItsPayload() throws IOException {
    List<JsonNode> examples = new ArrayList<>();
    try (Stream<Path> files = Files.list(ROOT.resolve("events"))) {
      files.map(DefinitionTest::text).map(Json::parse).forEach(examples::add);
    }
    for (StateMachineResource machine : STACK.stateMachines()) {
      states(machine)
          .forEach(
              (name, state) -> {
                JsonNode payload = state.path("Arguments").path("Payload");
                if (payload.path("action").isTextual()) {
                  assertThat(examples)
                      .as("example of '%s'", name)
                      .filteredOn(example -> example.path("action").equals(payload.path("action")))
                      .isNotEmpty()
                      .allSatisfy(
                          example ->
                              assertThat(payload.fieldNames())
                                  .toIterable()
                                  .containsAll(example::fieldNames));
                }
              });
    }
  }

  /// Stages one after the other, each as long as its parameter may say, and the retirement, which
  /// has as long as the training.
  @Test
  void theMachineOutlivesTheLongestDeadlines() {
    JsonNode parameters = TemplateFile.read(ROOT.resolve("template.yaml")).path("Parameters");
    long hours =
        Stream.of("WarehouseHours", "ImportHours", "TrainingHours", "TrainingHours")
            .mapToLong(name -> parameters.path(name).path("MaxValue").asLong())
            .sum();

    assertThat(seconds("refresh")).isGreaterThan((hours + 1) * 3600);
    assertThat(seconds("teardown")).isGreaterThan(seconds("refresh") + 3600);
  }

  private static long seconds(String machine) {
    return Json.parse(text(ROOT.resolve("statemachine/%s.asl.json".formatted(machine))))
        .path("TimeoutSeconds")
        .asLong();
  }

  @Test
  void everySubstitutionIsUsedAndEveryUseIsSubstituted() {
    for (StateMachineResource machine : STACK.stateMachines()) {
      assertThat(Substitutions.names(text(machine.definition())))
          .isEqualTo(new TreeSet<>(machine.substitutions().keySet()));
    }
  }

  @Test
  void everyErrorOfOursThatItNamesIsThrownSomewhere() throws IOException {
    String code = functionsCode();
    for (StateMachineResource machine : STACK.stateMachines()) {
      Set<String> names = new TreeSet<>();
      Json.parse(text(machine.definition()))
          .findValues("ErrorEquals")
          .forEach(errors -> errors.forEach(error -> names.add(error.asText())));
      names.removeIf(name -> !name.startsWith("accelerator."));
      assertThat(names).isNotEmpty();
      for (String name : names) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        assertThat(isThrowable(name)).as("%s is an exception", name).isTrue();
        assertThat(code).as("%s is thrown", name).contains("new " + simple + "(");
      }
    }
  }

  private static boolean isThrowable(String name) {
    try {
      return Throwable.class.isAssignableFrom(Class.forName(name));
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  private static String functionsCode() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("functions"))) {
      List<String> code = new ArrayList<>();
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("main"))
          .forEach(file -> code.add(text(file)));
      return String.join("\n", code);
    }
  }

  /// cfn-lint never opens a definition behind `DefinitionUri`: this hands it each one as a
  /// `DefinitionString` of a template of its own.
  @Test
  void writesEachDefinitionWhereALinterReadsIt() throws IOException {
    Path folder = Files.createDirectories(ROOT.resolve("local/target/lint"));
    for (StateMachineResource machine : STACK.stateMachines()) {
      String rendered = Substitutions.apply(text(machine.definition()), machine.substitutions());
      ObjectNode template = Json.object();
      ObjectNode resource = template.putObject("Resources").putObject(machine.logicalId());
      resource.put("Type", "AWS::StepFunctions::StateMachine");
      resource
          .putObject("Properties")
          .put("RoleArn", "arn:aws:iam::000000000000:role/refresh")
          .put("DefinitionString", rendered);
      Path file = folder.resolve(machine.logicalId() + ".json");
      Files.writeString(file, Json.write(template));
      assertThat(file).isNotEmptyFile();
    }
  }
}
