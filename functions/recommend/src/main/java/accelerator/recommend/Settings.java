package accelerator.recommend;

import accelerator.core.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the function is told by its environment.
///
/// @param bucket `BUCKET`, the data bucket that holds the registries
/// @param registryAge `REGISTRY_SECONDS`, how old a registry may be before the bucket is asked
///   whether there is a newer one; 0..3600, 30 by default
/// @param answerBudget `ANSWER_BUDGET_MILLIS`, how long Personalize may take with all attempts;
///   100..2000, 400 by default: several times what it takes as a rule, and the delay up to which a
///   page still feels immediate
/// @param cacheAge `CACHE_SECONDS`, how long an answer that is the same for everybody is given
///   again; 0..3600, 60 by default, 0 for never
/// @param requiresToken `REQUIRES_TOKEN`, whether API Gateway checks tokens, so that a request
///   without one came by a route that is open; `false` by default
/// @param userClaim `USER_CLAIM`, the claim of a caller's token that must equal `userId`; none by
///   default
/// @param experiments `EXPERIMENTS`, a JSON array; none by default
record Settings(
    String bucket,
    Duration registryAge,
    Duration answerBudget,
    Duration cacheAge,
    boolean requiresToken,
    Optional<String> userClaim,
    List<Experiment> experiments) {
  Settings {
    experiments = List.copyOf(experiments);
  }

  /// The settings in an environment.
  ///
  /// @throws accelerator.core.InvalidInput naming what is missing or out of bounds
  static Settings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Settings settings =
        new Settings(
            environment.required("BUCKET"),
            Duration.ofSeconds(environment.number("REGISTRY_SECONDS", 30, 0, 3600)),
            Duration.ofMillis(environment.number("ANSWER_BUDGET_MILLIS", 400, 100, 2000)),
            Duration.ofSeconds(environment.number("CACHE_SECONDS", 60, 0, 3600)),
            environment.optional("REQUIRES_TOKEN").map(Boolean::parseBoolean).orElse(false),
            environment.optional("USER_CLAIM"),
            Experiment.parse(environment.optional("EXPERIMENTS").orElse("")));
    environment.check();
    return settings;
  }
}
