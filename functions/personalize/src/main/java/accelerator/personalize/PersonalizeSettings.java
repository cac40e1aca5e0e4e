package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.Environment;
import accelerator.core.Recommender;
import accelerator.core.WaitSchedule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the stack tells this function through its environment.
///
/// @param kmsKeyArn the stack's own key for new dataset groups; a group keeps the one it was made
///   with
/// @param domains those that a run refreshes when its input names none
/// @param recommenders those that a run trains when its input names none; they cost by the hour
/// @param lookBackDays the window of a run whose input gives none, in whole days ending yesterday
/// @param requestsPerSecond the least throughput that every recommender keeps ready, and bills
/// @param removesUnwanted whether a run stops what is active and no longer asked for
/// @param returnsMetadata whether answers carry item metadata, which Personalize bills extra
/// @param warehouse how long everything in Snowflake may take, from the run's beginning
/// @param imports how long a domain's import may take, from its beginning
/// @param training how long a domain's training may take, from its beginning
/// @param patience how long a quota that does not empty by itself is asked again
/// @param registryAge after which the endpoint reads what is published again
record PersonalizeSettings(
    String stack,
    String partition,
    String region,
    String account,
    String bucket,
    String roleArn,
    Optional<String> kmsKeyArn,
    List<Domain> domains,
    List<Recommender> recommenders,
    int lookBackDays,
    int requestsPerSecond,
    boolean returnsMetadata,
    boolean removesUnwanted,
    WaitSchedule waits,
    Duration warehouse,
    Duration imports,
    Duration training,
    Duration patience,
    Duration registryAge) {
  PersonalizeSettings {
    domains = List.copyOf(domains);
    recommenders = List.copyOf(recommenders);
  }

  static PersonalizeSettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    String domains = environment.required("DOMAINS");
    PersonalizeSettings settings =
        new PersonalizeSettings(
            environment.required("STACK_NAME"),
            environment.required("PARTITION"),
            environment.required("AWS_REGION"),
            environment.required("ACCOUNT_ID"),
            environment.required("BUCKET"),
            environment.required("PERSONALIZE_ROLE_ARN"),
            environment.optional("KMS_KEY_ARN"),
            domains.isBlank() ? List.of() : names(domains).map(Domain::of).toList(),
            environment
                .optional("RECOMMENDERS")
                .map(text -> names(text).map(Recommender::of).toList())
                .orElse(List.of(Recommender.values())),
            environment.number("LOOK_BACK_DAYS", 31, 1, 3650),
            environment.number("REQUESTS_PER_SECOND", 1, 1, 2500),
            environment.optional("RETURN_METADATA").map(Boolean::parseBoolean).orElse(true),
            environment.optional("REMOVE_UNWANTED").map(Boolean::parseBoolean).orElse(false),
            new WaitSchedule(
                Duration.ofSeconds(environment.number("MINIMUM_WAIT_SECONDS", 5, 1, 600))),
            Duration.ofHours(environment.number("WAREHOUSE_HOURS", 3, 1, 24)),
            Duration.ofHours(environment.number("IMPORT_HOURS", 20, 1, 48)),
            Duration.ofHours(environment.number("TRAINING_HOURS", 21, 1, 48)),
            Duration.ofMinutes(environment.number("PATIENCE_MINUTES", 15, 1, 1440)),
            Duration.ofSeconds(environment.number("REGISTRY_SECONDS", 30, 0, 3600)));
    environment.check();
    return settings;
  }

  private static java.util.stream.Stream<String> names(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty());
  }
}
