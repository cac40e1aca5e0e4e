package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.sam.template.TemplateFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Numbers, names and texts that AWS refuses at deployment and no linter sees before.
class LimitsGateTest {
  private static final JsonNode TEMPLATE =
      TemplateFile.read(Path.of(System.getProperty("project.root"), "template.yaml"));
  private static final long WEEK = 604_800;
  private static final int NAME = 64;

  static Stream<Transformed> sources() {
    return Transformed.all().stream();
  }

  @Test
  void everyParameterIsDescribedLabelledAndInOneGroup() {
    JsonNode form = TEMPLATE.path("Metadata").path("AWS::CloudFormation::Interface");
    List<String> grouped =
        form.path("ParameterGroups")
            .valueStream()
            .flatMap(group -> group.path("Parameters").valueStream())
            .map(JsonNode::asText)
            .toList();
    Set<String> declared = new TreeSet<>();
    TEMPLATE
        .path("Parameters")
        .properties()
        .forEach(
            parameter -> {
              declared.add(parameter.getKey());
              assertThat(parameter.getValue().path("Description").asText())
                  .as("description of %s", parameter.getKey())
                  .endsWith(".")
                  .hasSizeLessThan(4000);
            });

    assertThat(grouped).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(grouped)).isEqualTo(declared);
    Set<String> labelled = new TreeSet<>();
    form.path("ParameterLabels").fieldNames().forEachRemaining(labelled::add);
    assertThat(labelled).isEqualTo(declared);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyFunctionWritesToALogGroupThatForgets(Transformed template) {
    Map<String, JsonNode> groups = template.ofType("AWS::Logs::LogGroup");
    assertThat(groups.values())
        .allSatisfy(group -> assertThat(group.path("RetentionInDays").asInt()).isPositive());
    List<String> names =
        groups.values().stream().map(it -> it.path("LogGroupName").asText()).toList();
    template
        .ofType("AWS::Lambda::Function")
        .forEach(
            (id, function) ->
                assertThat(names)
                    .as("log group of %s", id)
                    .contains(function.path("LoggingConfig").path("LogGroup").asText()));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void functionsAreWithinLambdasLimits(Transformed template) {
    assertThat(template.ofType("AWS::Lambda::Function")).hasSizeGreaterThan(4);
    template
        .ofType("AWS::Lambda::Function")
        .forEach(
            (id, function) -> {
              assertThat(function.path("Timeout").asInt()).as(id).isBetween(1, 900);
              assertThat(function.path("MemorySize").asInt()).as(id).isBetween(128, 10_240);
              int size =
                  function
                      .path("Environment")
                      .path("Variables")
                      .propertyStream()
                      .mapToInt(it -> it.getKey().length() + it.getValue().asText().length())
                      .sum();
              assertThat(size).as("bytes of %s's environment", id).isLessThan(4096 - 1024);
              boolean isSnapshot =
                  function.path("SnapStart").path("ApplyOn").asText().startsWith("P");
              int disk = function.path("EphemeralStorage").path("Size").asInt(512);
              assertThat(disk)
                  .as("%s: SnapStart has 512 MB at most", id)
                  .isBetween(512, isSnapshot ? 512 : 10_240);
              assertThat(function.path("Description").asText()).as(id).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void theEndpointAnswersBeforeTheGatewayGivesUp(Transformed template) {
    template
        .ofType("AWS::ApiGatewayV2::Integration")
        .forEach(
            (id, integration) ->
                assertThat(integration.path("TimeoutInMillis").asInt(30_000))
                    .as(id)
                    .isBetween(50, 30_000));
    template
        .ofType("AWS::ApiGatewayV2::Stage")
        .forEach(
            (id, stage) -> {
              String format = stage.path("AccessLogSettings").path("Format").asText();
              assertThat(Json.parse(format).properties()).as(id).isNotEmpty();
              assertThat(format)
                  .hasSizeLessThan(3072)
                  .doesNotContain(
                      "sourceIp",
                      "userAgent",
                      "authorizer.c",
                      "authorizer.p",
                      "$context.path",
                      "claims");
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void customResourcesWaitAnHourAtMost(Transformed template) {
    assertThat(
            template.resources().entrySet().stream()
                .filter(it -> it.getValue().path("Type").asText().startsWith("Custom::")))
        .isNotEmpty()
        .allSatisfy(
            it -> {
              JsonNode properties = it.getValue().path("Properties");
              assertThat(properties.path("ServiceTimeout").asInt(3600)).isBetween(1, 3600);
              assertThat(properties.path("ServiceToken").asText()).startsWith("arn:aws:lambda:");
              assertThat(it.getValue().path("Type").asText()).hasSizeLessThanOrEqualTo(60);
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void alarmsLookBackAWeekAtMostAndTellSomebody(Transformed template) {
    int mostDays = TEMPLATE.path("Parameters").path("FreshnessDays").path("MaxValue").asInt();
    assertThat(mostDays * 86_400L).isLessThanOrEqualTo(WEEK);
    template
        .ofType("AWS::CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              long period =
                  Stream.concat(
                          Stream.of(alarm.path("Period")), alarm.findValues("Period").stream())
                      .mapToLong(JsonNode::asLong)
                      .max()
                      .orElse(0);
              long whole = period * alarm.path("EvaluationPeriods").asLong();
              assertThat(whole).as(id).isBetween(60L, period < 3600 ? 86_400 : WEEK);
              assertThat(alarm.path("AlarmActions")).as(id).isNotEmpty();
              assertThat(alarm.path("AlarmDescription").asText()).as(id).endsWith(".");
              assertThat(alarm.path("TreatMissingData").asText()).as(id).isNotEmpty();
              assertThat(alarm.path("AlarmName").asText()).as(id).startsWith("shop-");
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void namesFitAlsoForALongStackName(Transformed template) {
    Pattern allowed = Pattern.compile("[A-Za-z0-9_/.-]+");
    for (String property : List.of("RoleName", "FunctionName", "Name", "QueueName")) {
      template
          .resources()
          .forEach(
              (id, resource) -> {
                String name = resource.path("Properties").path(property).asText();
                if (!name.isEmpty() && !name.startsWith("arn:")) {
                  assertThat(allowed.matcher(name).matches()).as("%s: %s", id, name).isTrue();
                  assertThat(name.length() - "shop".length() + 32)
                      .as("%s of %s in a stack whose name has 32 characters", property, id)
                      .isLessThanOrEqualTo(NAME);
                }
              });
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void theScheduleIsWithinItsLimitsAndKeepsWhatFailed(Transformed template) {
    Map<String, JsonNode> schedules = template.ofType("AWS::Scheduler::Schedule");
    assertThat(schedules).containsOnlyKeys("Schedule", "AgeReport", "ForgetSchedule");
    // An age that was not reported is an alarm of its own, a wish waits for the next day's
    // execution:
    // what failed need not be kept.
    assertThat(
            schedules
                .getOrDefault("Schedule", Json.object())
                .path("Target")
                .path("DeadLetterConfig")
                .path("Arn")
                .asText())
        .startsWith("arn:aws:sqs:");
    schedules
        .values()
        .forEach(
            schedule -> {
              JsonNode target = schedule.path("Target");
              assertThat(schedule.path("FlexibleTimeWindow").path("MaximumWindowInMinutes").asInt())
                  .isBetween(1, 1440);
              JsonNode retry = target.path("RetryPolicy");
              assertThat(retry.path("MaximumRetryAttempts").asInt()).isBetween(0, 185);
              assertThat(retry.path("MaximumEventAgeInSeconds").asInt()).isBetween(60, 86_400);
              assertThat(Json.parse(target.path("Input").asText()).isObject()).isTrue();
            });
  }
}
