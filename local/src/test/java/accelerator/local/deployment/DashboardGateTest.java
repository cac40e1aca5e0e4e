package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What an operator sees at one glance.
class DashboardGateTest {
  static Stream<Transformed> sources() {
    return Transformed.all().stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void theDashboardIsJsonOfMetricsThatExist(Transformed template) {
    Set<String> known =
        Set.of("AWS/States", "AWS/Lambda", "AWS/ApiGateway", "RecommendationsAccelerator/shop");
    assertThat(template.ofType("AWS::CloudWatch::Dashboard")).hasSize(1);
    template
        .ofType("AWS::CloudWatch::Dashboard")
        .values()
        .forEach(
            dashboard -> {
              JsonNode body = Json.parse(dashboard.path("DashboardBody").asText());
              assertThat(body.path("widgets")).isNotEmpty();
              body.findValues("metrics")
                  .forEach(
                      metrics ->
                          metrics.forEach(
                              metric ->
                                  assertThat(metric.path(0).isTextual())
                                      .as("%s", metric)
                                      .isEqualTo(known.contains(metric.path(0).asText()))));
            });
  }

  /// A stack that watches the age of what is published has one alarm more.
  @ParameterizedTest
  @MethodSource("sources")
  void everyAlarmIsOnTheDashboard(Transformed template) {
    List<String> shown = new ArrayList<>();
    template
        .ofType("AWS::CloudWatch::Dashboard")
        .values()
        .forEach(
            dashboard ->
                Json.parse(dashboard.path("DashboardBody").asText())
                    .findValues("alarms")
                    .forEach(alarms -> alarms.forEach(arn -> shown.add(arn.asText()))));
    assertThat(shown)
        .hasSameSizeAs(template.ofType("AWS::CloudWatch::Alarm").keySet())
        .doesNotHaveDuplicates();
  }
}
