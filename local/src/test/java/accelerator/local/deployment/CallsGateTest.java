package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.local.deployment.Transformed.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each function calls is what it may call: nothing is missing, nothing is more. The code says
/// what is called, the transformed template what is allowed.
class CallsGateTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final Transformed TEMPLATE = Transformed.all().getFirst();

  /// The prefix of a client's actions, by its package.
  private static final Map<String, String> PREFIXES =
      Map.of(
          "personalize", "personalize",
          "personalizeruntime", "personalize",
          "personalizeevents", "personalize",
          "s3", "s3",
          "sfn", "states",
          "pricing", "pricing",
          "secretsmanager", "secretsmanager");

  /// Operations that have an action of another name.
  private static final Map<String, String> RENAMED =
      Map.of(
          "s3:HeadObject", "s3:GetObject",
          "s3:ListObjectsV2", "s3:ListBucket",
          "s3:ListObjects", "s3:ListBucket");

  /// What an operation needs beside its own action.
  private static final Map<String, Set<String>> IMPLIED =
      Map.of(
          "s3:GetObject", Set.of("s3:ListBucket"),
          "personalize:CreateDatasetGroup", Set.of("personalize:TagResource"),
          "personalize:CreateDataset", Set.of("personalize:TagResource"),
          "personalize:CreateRecommender", Set.of("personalize:TagResource"),
          "personalize:CreateFilter", Set.of("personalize:TagResource"),
          "personalize:CreateEventTracker", Set.of("personalize:TagResource"),
          "personalize:CreateDatasetImportJob", Set.of("personalize:TagResource", "iam:PassRole"),
          "personalize:CreateDataDeletionJob", Set.of("personalize:TagResource", "iam:PassRole"));

  /// Used in a function's name by S3 and by Lambda itself; no client of the function's own does.
  private static final Set<String> NOT_BY_CLIENTS = Set.of("kms", "logs", "xray", "ec2");

  static Stream<String> functions() {
    return TEMPLATE.ofType("AWS::Lambda::Function").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void mayCallExactlyWhatItCalls(String id) {
    assertThat(allowed(id)).as("what the policy of %s allows", id).isEqualTo(called(id));
  }

  private static Set<String> allowed(String id) {
    return TEMPLATE.grants().stream()
        .filter(statement -> statement.owner().equals(TEMPLATE.roleOf(id)))
        .filter(Statement::isAllow)
        .flatMap(statement -> statement.actions().stream())
        .filter(action -> !NOT_BY_CLIENTS.contains(action.split(":")[0]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> called(String id) {
    JsonNode function = TEMPLATE.resources().getOrDefault(id, Json.object()).path("Properties");
    Path module = Path.of(function.path("CodeUri").asText()).getParent();
    Set<String> actions = new TreeSet<>();
    for (String call :
        SdkCalls.of(
            List.of(
                ROOT.resolve(module).resolve("classes"),
                ROOT.resolve("functions/core/target/classes")),
            function.path("Handler").asText().split("::")[0])) {
      String action = action(call);
      actions.add(action);
      actions.addAll(IMPLIED.getOrDefault(action, Set.of()));
    }
    return actions;
  }

  /// `s3.getObjectAsBytes` is `s3:GetObject`.
  private static String action(String call) {
    String[] parts = call.split("\\.");
    assertThat(PREFIXES).as("client of %s", call).containsKey(parts[0]);
    String operation =
        Character.toUpperCase(parts[1].charAt(0))
            + parts[1].substring(1).replaceFirst("(Paginator|AsBytes)$", "");
    String action = PREFIXES.get(parts[0]) + ":" + operation;
    return RENAMED.getOrDefault(action, action);
  }

  @Test
  void seesThroughInterfacesLambdasAndRecords() {
    assertThat(called("TeardownOnDeleteFunction"))
        .containsExactly(
            "personalize:DescribeDatasetGroup",
            "personalize:ListRecommenders",
            "personalize:ListTagsForResource",
            "pricing:GetProducts",
            "s3:PutObject",
            "states:StartExecution");
  }
}
