package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.deployment.Transformed.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may do what, in the transformed template with every optional part on.
class AccessGateTest {
  /// Actions that IAM can limit to no resource, and why somebody has them.
  private static final Map<String, String> ONLY_ON_ALL =
      Map.ofEntries(
          Map.entry("personalize:ListRecommenders", "what costs is found by the group's name"),
          Map.entry("personalize:ListFilters", "the teardown finds by the group's name"),
          Map.entry("personalize:ListEventTrackers", "the teardown finds by the group's name"),
          Map.entry("personalize:ListDatasets", "the teardown finds by the group's name"),
          Map.entry("personalize:ListSchemas", "schemas are found by their name alone"),
          Map.entry("personalize:PutEvents", "the endpoint hands events on"),
          Map.entry("pricing:GetProducts", "the price list is the same for all"),
          Map.entry("xray:PutTraceSegments", "traces are of no resource"),
          Map.entry("xray:PutTelemetryRecords", "traces are of no resource"),
          Map.entry("xray:GetSamplingRules", "traces are of no resource"),
          Map.entry("xray:GetSamplingTargets", "traces are of no resource"),
          Map.entry("ec2:CreateNetworkInterface", "Lambda puts the function into subnets"),
          Map.entry("ec2:DescribeNetworkInterfaces", "Lambda puts the function into subnets"),
          Map.entry("ec2:DescribeSubnets", "Lambda puts the function into subnets"),
          Map.entry("ec2:DeleteNetworkInterface", "Lambda puts the function into subnets"),
          Map.entry("ec2:AssignPrivateIpAddresses", "Lambda puts the function into subnets"),
          Map.entry("ec2:UnassignPrivateIpAddresses", "Lambda puts the function into subnets"),
          Map.entry("logs:CreateLogDelivery", "Step Functions delivers its log"),
          Map.entry("logs:GetLogDelivery", "Step Functions delivers its log"),
          Map.entry("logs:UpdateLogDelivery", "Step Functions delivers its log"),
          Map.entry("logs:DeleteLogDelivery", "Step Functions delivers its log"),
          Map.entry("logs:ListLogDeliveries", "Step Functions delivers its log"),
          Map.entry("logs:PutResourcePolicy", "Step Functions delivers its log"),
          Map.entry("logs:DescribeResourcePolicies", "Step Functions delivers its log"),
          Map.entry("logs:DescribeLogGroups", "Step Functions delivers its log"));

  /// Resources whose names hold neither the stack's nor its bucket's name, and why.
  private static final Map<String, String> NOT_BY_NAME =
      Map.of(
          "event-tracker/*", "Personalize draws the ids of event trackers itself",
          "recommender/*", "the tags of one made by hand say that it is",
          "filter/*", "the tags of one made by hand say that it is");

  /// Actions that can be limited, and are not: a network interface has no name before it is there.
  private static final Set<String> OF_VPC =
      Set.of(
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses");

  private static final Map<String, List<String>> ACTIONS = actions();

  private static Map<String, List<String>> actions() {
    try (var file =
        Objects.requireNonNull(AccessGateTest.class.getResourceAsStream("iam-actions.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .collect(
              Collectors.toMap(
                  words -> words[0], words -> List.of(words).subList(1, words.length)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The types of resources that an action can be limited to.
  static List<String> types(String action) {
    return ACTIONS.getOrDefault(action, List.of());
  }

  static Stream<Transformed> sources() {
    return Transformed.all().stream();
  }

  private static Stream<Statement> allowed(Transformed template) {
    return template.grants().stream().filter(Statement::isAllow);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyRoleIsLookedAt(Transformed template) {
    assertThat(template.grants()).hasSizeGreaterThan(30);
    assertThat(template.ofType("AWS::Lambda::Function").keySet())
        .extracting(template::roleOf)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void noActionIsAWildcardAndEachExists(Transformed template) {
    assertThat(allowed(template))
        .allSatisfy(
            statement ->
                assertThat(statement.actions())
                    .as("%s: %s", statement.owner(), statement.json())
                    .isNotEmpty()
                    .isSubsetOf(ACTIONS.keySet()));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void onlyWhatCannotBeLimitedIsAllowedOnAll(Transformed template) {
    allowed(template)
        .forEach(
            statement -> {
              boolean onAll = statement.targets().contains("*");
              for (String action : statement.actions()) {
                assertThat(
                        ACTIONS.getOrDefault(action, List.of()).isEmpty()
                            || OF_VPC.contains(action))
                    .as("%s: %s on %s", statement.owner(), action, statement.targets())
                    .isEqualTo(onAll);
                if (onAll) {
                  assertThat(ONLY_ON_ALL).as(statement.owner()).containsKey(action);
                }
              }
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyOtherWildcardBeginsWithANameOfTheStack(Transformed template) {
    allowed(template)
        .flatMap(statement -> statement.targets().stream())
        .filter(target -> target.contains("*") && !target.equals("*"))
        .forEach(
            target -> {
              String resource = target.split(":", 6)[5];
              assertThat(NOT_BY_NAME.containsKey(resource) || resource.contains("shop"))
                  .as(target)
                  .isTrue();
              if (!target.startsWith("arn:aws:s3:")) {
                assertThat(target).contains(":eu-west-1:000000000000:");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void rolesArePassedToPersonalizeOnly(Transformed template) {
    List<Statement> passing =
        allowed(template)
            .filter(statement -> statement.actions().contains("iam:PassRole"))
            .toList();

    assertThat(passing)
        .isNotEmpty()
        .allSatisfy(
            statement -> {
              assertThat(statement.targets()).hasSize(1).noneMatch(it -> it.contains("*"));
              assertThat(
                      statement
                          .json()
                          .path("Condition")
                          .path("StringEquals")
                          .path("iam:PassedToService")
                          .asText())
                  .isEqualTo("personalize.amazonaws.com");
            });
    assertThat(allowed(template).flatMap(statement -> statement.actions().stream()))
        .doesNotContain("iam:UpdateAssumeRolePolicy", "iam:PutRolePolicy", "iam:CreateRole");
  }

  @Test
  void theListKnowsWhatCannotBeLimited() {
    assertThat(ONLY_ON_ALL.keySet())
        .allSatisfy(action -> assertThat(ACTIONS).containsKey(action))
        .filteredOn(action -> !OF_VPC.contains(action))
        .allSatisfy(action -> assertThat(ACTIONS.get(action)).isEmpty());
    assertThat(ACTIONS.get("personalize:CreateDataset"))
        .isEqualTo(Arrays.asList("dataset", "datasetGroup"));
  }
}
