package accelerator.recommend;

import accelerator.core.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the function is told by its environment.
///
/// @param bucket the data bucket, see {@link RegistrySettings}
/// @param registryAge the most age of a registry, see there
/// @param answerBudget `ANSWER_BUDGET_MILLIS`, how long Personalize may take for an answer before
///   the popular list stands in; 50..3000, 500 by default: several times what the service takes,
///   and still less than what a visitor notices
/// @param needsToken `NEEDS_TOKEN`, whether every question must come with a token that the API has
///   verified
/// @param userClaim `USER_CLAIM`, the claim of that token that must equal `userId`; none when empty
/// @param experiments `EXPERIMENTS`, see {@link Experiment#parse}
/// @param unknownItems what becomes of them, see there
record EndpointSettings(
    String bucket,
    Duration registryAge,
    Duration answerBudget,
    boolean needsToken,
    Optional<String> userClaim,
    List<Experiment> experiments,
    UnknownItems unknownItems) {
  EndpointSettings {
    experiments = List.copyOf(experiments);
  }

  /// Settings with the usual choice about unknown items.
  EndpointSettings(
      String bucket,
      Duration registryAge,
      Duration answerBudget,
      boolean needsToken,
      Optional<String> userClaim,
      List<Experiment> experiments) {
    this(
        bucket,
        registryAge,
        answerBudget,
        needsToken,
        userClaim,
        experiments,
        UnknownItems.POPULAR);
  }

  /// EndpointSettings of an endpoint that anybody may ask, without experiments.
  static EndpointSettings open(String bucket, Duration registryAge, Duration answerBudget) {
    return new EndpointSettings(
        bucket, registryAge, answerBudget, false, Optional.empty(), List.of());
  }

  /// The settings in an environment.
  ///
  /// @throws accelerator.core.InvalidInput naming what is missing or out of bounds
  static EndpointSettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    RegistrySettings published = RegistrySettings.in(environment);
    EndpointSettings settings =
        new EndpointSettings(
            published.bucket(),
            published.age(),
            Duration.ofMillis(environment.number("ANSWER_BUDGET_MILLIS", 500, 50, 3000)),
            environment.optional("NEEDS_TOKEN").orElse("false").equals("true"),
            environment.optional("USER_CLAIM"),
            Experiment.parse(environment.optional("EXPERIMENTS").orElse("")),
            published.unknownItems());
    environment.check();
    return settings;
  }
}
