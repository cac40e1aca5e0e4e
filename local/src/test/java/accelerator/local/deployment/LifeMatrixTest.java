package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The life of a stack on SAM's transformed template, by CloudFormation's own rules: what each
/// change does, printed row by row. What a called custom resource then does in Snowflake,
/// `SnowflakeSetupTest` and `SetupIT` show; in Personalize, `TeardownIT` and `DeletionRefusedTest`.
class LifeMatrixTest {
  private static final Path SAM =
      Path.of(System.getProperty("project.root"), "local/target/lint/transformed.json");

  /// What would be lost, or known to others by its name, when it is replaced.
  private static final Set<String> NEVER_REPLACED =
      Set.of(
          "DataBucket",
          "HttpApi",
          "RefreshMachine",
          "TeardownMachine",
          "ForgetMachine",
          "NotificationTopic",
          "PersonalizeRole",
          "WarehouseRole",
          "SnowflakeStorageRole",
          "WarehouseFunction",
          "RecommendFunction",
          "EventsFunction");

  private static final Map<String, String> BEFORE = new HashMap<>(EveryOption.answers());
  private static JsonNode template = Json.object();

  @BeforeAll
  static void reads() throws IOException {
    Assumptions.assumeTrue(Files.exists(SAM), "SAM's translator did not run");
    template = Json.parse(Files.readString(SAM));
    BEFORE.put("CreateStorageIntegration", "true");
    BEFORE.put("SnowflakeIamUserArn", "");
    BEFORE.put("SnowflakeExternalId", "");
  }

  private static StackOnPaper stack(Map<String, String> changed) {
    Map<String, String> answers = new HashMap<>(BEFORE);
    answers.putAll(changed);
    return StackOnPaper.of(template, "shop", "eu-west-1", answers);
  }

  private static StackChange changing(Map<String, String> changed) {
    return changing(Map.of(), changed);
  }

  private static StackChange changing(Map<String, String> base, Map<String, String> changed) {
    Map<String, String> both = new HashMap<>(base);
    both.putAll(changed);
    StackChange change = StackChange.between(stack(base), stack(both));
    System.out.printf("%-60s %s%n", changed, change.line());
    return change;
  }

  private static boolean isNamed(StackOnPaper stack, String id) {
    JsonNode properties = stack.resources().getOrDefault(id, Json.object()).path("Properties");
    return List.of("RoleName", "LogGroupName", "AlarmName", "StateMachineName", "DashboardName")
            .stream()
            .anyMatch(properties::has)
        && !stack.type(id).equals("AWS::Logs::MetricFilter");
  }

  /// Two parameters are of an integration that was made by hand.
  private static Map<String, String> base(String name) {
    return name.equals("SnowflakeIamUserArn") || name.equals("SnowflakeExternalId")
        ? Map.of(
            "CreateStorageIntegration",
            "false",
            "SnowflakeIamUserArn",
            "arn:aws:iam::111111111111:user/snowflake",
            "SnowflakeExternalId",
            "SHOP")
        : Map.of();
  }

  /// Another value that the parameter takes.
  private static String another(String name, JsonNode parameter) {
    String now = BEFORE.getOrDefault(name, parameter.path("Default").asText());
    for (JsonNode allowed : parameter.path("AllowedValues")) {
      if (!allowed.asText().equals(now)) {
        return allowed.asText();
      }
    }
    return parameter.path("Type").asText().equals("Number")
        ? String.valueOf(Integer.parseInt(now) + (now.equals("7") ? -1 : 1))
        : now + (now.isEmpty() ? "x" : "2");
  }

  @Test
  void everyParameterChangedAloneDoesWhatItSaysAndLosesNothing() {
    Map<String, Set<String>> called = new LinkedHashMap<>();
    template
        .path("Parameters")
        .properties()
        .forEach(
            parameter -> {
              String name = parameter.getKey();
              StackChange change =
                  changing(base(name), Map.of(name, another(name, parameter.getValue())));
              assertThat(change.replaced()).as(name).doesNotContainAnyElementsOf(NEVER_REPLACED);
              assertThat(change.replaced())
                  .as("%s: a thing with a name of its own cannot be made beside itself", name)
                  .noneMatch(id -> isNamed(stack(Map.of()), id));
              assertThat(change.size()).as("%s changes something", name).isPositive();
              called.put(name, change.called());
            });

    Set<String> both = Set.of("StorageIntegration", "Stage");
    assertThat(called.get("SnowflakeSchema")).contains("Tables");
    for (String name :
        List.of("Account", "User", "Role", "Warehouse", "Database", "Schema", "Login")) {
      assertThat(called.get("Snowflake" + name)).as(name).containsAll(both);
    }
    assertThat(called.get("SnowflakePrivateKeySecret")).containsAll(both);
    assertThat(called.get("SnowflakeIntegration")).containsAll(both);
    assertThat(called.get("SnowflakeStage")).contains("Stage").doesNotContain("StorageIntegration");
    for (String quiet : List.of("LogRetentionDays", "RequestsPerSecond")) {
      assertThat(called.get(quiet)).as(quiet).isEmpty();
    }
    // Another subscription, which the teardown names: what is no deletion it answers at once.
    assertThat(called.get("NotificationEmail")).containsExactly("Teardown");
  }

  @Test
  void everySettingOfAFunctionPublishesIt() {
    for (String setting :
        List.of("LookBackDays", "JwtIssuer", "SnowflakeAccount", "KmsKeyArn", "Experiments")) {
      Set<String> versions =
          changing(Map.of(setting, another(setting, template.at("/Parameters/" + setting))))
              .replaced()
              .stream()
              .map(id -> id.replaceFirst("Version[0-9a-f]+$", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(versions)
          .as(setting)
          .contains(
              "WarehouseFunction",
              "PersonalizeFunction",
              "RecommendFunction",
              "EventsFunction",
              "ForgetFunction",
              "TeardownFunction");
    }
  }

  @Test
  void aKeyComesChangesAndGoesWithoutReplacingWhatHoldsData() {
    String key = "arn:aws:kms:eu-west-1:000000000000:key/another";
    String former = BEFORE.getOrDefault("KmsKeyArn", "");
    StackOnPaper without = stack(Map.of("KmsKeyArn", "", "FormerKmsKeyArns", ""));
    for (StackChange change :
        List.of(
            StackChange.between(without, stack(Map.of("FormerKmsKeyArns", ""))),
            changing(Map.of("KmsKeyArn", key, "FormerKmsKeyArns", former)),
            changing(Map.of("KmsKeyArn", "", "FormerKmsKeyArns", former)))) {
      assertThat(change.replaced()).doesNotContainAnyElementsOf(NEVER_REPLACED);
      assertThat(change.updated()).contains("DataBucket", "PersonalizeFunctionRole");
      assertThat(change.removed()).isEmpty();
    }
  }

  /// Without a rollback, a second deployment makes what is not there yet.
  @Test
  void aSecondTryMakesOnlyWhatTheFirstDidNot() {
    StackOnPaper whole = stack(Map.of());
    Set<String> made = new TreeSet<>(whole.resources().keySet());
    made.removeIf(
        id -> id.equals("StorageIntegration") || whole.needs(id).contains("StorageIntegration"));
    Map<String, JsonNode> half = new LinkedHashMap<>(whole.resources());
    half.keySet().retainAll(made);

    StackChange change = StackChange.between(new StackOnPaper(template, half), whole);
    System.out.println("second try after StorageIntegration failed: " + change.line());

    assertThat(change.added()).contains("StorageIntegration", "SnowflakeStorageRole", "Stage");
    assertThat(change.replaced()).isEmpty();
    assertThat(made).contains("DataBucket", "WarehouseRole", "WarehouseFunction");
  }

  /// A deletion that is refused, or that tears down first, has deleted nothing that is needed then.
  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void theTeardownGoesBeforeAllThatRunsOrAnswers(String makesIntegration) {
    StackOnPaper whole =
        stack(
            Map.of(
                "CreateStorageIntegration", makesIntegration,
                "SnowflakeIamUserArn", "arn:aws:iam::111111111111:user/snowflake",
                "SnowflakeExternalId", "SHOP_SFCRole=1"));
    Set<String> kept = whole.needs("Teardown");
    Set<String> gone = new TreeSet<>(whole.resources().keySet());
    gone.removeAll(kept);
    System.out.println("deleted before or beside the teardown's answer: " + gone);

    assertThat(gone)
        .as("the schedules, and what serves to deploy or to call again alone")
        .filteredOn(id -> !id.endsWith("EventInvokeConfig"))
        .hasToString(
            "[EndpointDeploymentRole, ForgetSchedule, ForgetScheduleRole, Schedule, ScheduleRole,"
                + " Teardown]");
    assertThat(kept)
        .contains(
            "TeardownMachine",
            "TeardownFunction",
            "TeardownFunctionRole",
            "DataBucket",
            "DataBucketPolicy",
            "RefreshMachine",
            "PersonalizeRole",
            "HttpApi",
            "HttpStage",
            "RecommendFunction",
            "RecommendFunctionRole",
            "EventsFunction",
            "HttpApiMayInvoke",
            "HttpApiMayInvokeEvents",
            "Tables",
            "SnowflakeStorageRole",
            "NotificationTopic");
    if (makesIntegration.equals("true")) {
      assertThat(kept).contains("Stage", "StorageIntegration");
    }
    assertThat(whole.needs("Schedule")).contains("Teardown");
    assertThat(whole.needs("ForgetSchedule")).contains("Teardown");
    assertThat(template.at("/Resources/DataBucket/DeletionPolicy").asText())
        .isEqualTo("RetainExceptOnCreate");
  }
}
