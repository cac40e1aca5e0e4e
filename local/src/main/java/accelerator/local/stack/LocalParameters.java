package accelerator.local.stack;

import accelerator.core.Domain;
import accelerator.core.Recommender;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The answers to the template's questions on this machine.
final class LocalParameters {
  static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:local-snowflake-key-AbCdEf";

  private LocalParameters() {}

  /// The local stack's own answers, and over them those of the settings.
  static Map<String, String> of(StackSettings settings) {
    Map<String, String> answers = new HashMap<>();
    answers.put("SnowflakeAccount", LocalWarehouse.ACCOUNT);
    answers.put("SnowflakeUser", LocalWarehouse.USER);
    answers.put("SnowflakeRole", "RECOMMENDATIONS");
    answers.put("SnowflakeWarehouse", "RECOMMENDATIONS");
    answers.put("SnowflakeDatabase", LocalWarehouse.DATABASE);
    answers.put("SnowflakeSchema", LocalWarehouse.SCHEMA);
    answers.put("SnowflakeStage", LocalWarehouse.STAGE);
    answers.put("SnowflakePrivateKeySecret", SECRET);
    answers.put("EcommerceSource", LocalWarehouse.table(Domain.ECOMMERCE.sourceTable()));
    answers.put("VideoOnDemandSource", LocalWarehouse.table(Domain.VIDEO_ON_DEMAND.sourceTable()));
    answers.put("VideoCatalogue", LocalWarehouse.table("video_catalogue"));
    answers.put("VideoSubscribers", LocalWarehouse.table("video_subscribers"));
    answers.put(
        "Domains", settings.domains().stream().map(Domain::key).collect(Collectors.joining(",")));
    answers.put(
        "Recommenders",
        Arrays.stream(Recommender.values()).map(Recommender::key).collect(Collectors.joining(",")));
    answers.put("MinimumWaitSeconds", "1");
    answers.put("RegistrySeconds", "1");
    // Nobody pays for questions here.
    answers.put("RequestsPerSecond", "500");
    answers.put("BurstRequests", "1000");
    answers.put("EventsPerSecond", "200");
    answers.put("BurstEvents", "400");
    // The storefront's browsers send events and have no credentials.
    answers.put("AllowAnonymousEvents", "true");
    answers.putAll(settings.answers());
    return answers;
  }
}
