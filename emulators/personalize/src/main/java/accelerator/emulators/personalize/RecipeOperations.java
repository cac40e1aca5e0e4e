package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.UseCase;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The recipes of the domains' use cases, and the operations on them. Custom recipes are not
/// supported, and a list without a domain has none of them.
final class RecipeOperations {
  /// Recipes have dates in the service too; which ones does not matter to anybody.
  private static final Instant CREATED = Instant.parse("2021-11-29T00:00:00Z");

  private final Region region;

  RecipeOperations(Region region) {
    this.region = region;
  }

  Map<String, Operation> operations() {
    return Map.of("ListRecipes", this::list, "DescribeRecipe", this::describe);
  }

  /// The recipe of an ARN.
  ///
  /// @throws Refusal when there is none
  UseCase get(String arn) {
    return Arrays.stream(UseCase.values())
        .filter(useCase -> arn(useCase).equals(arn))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("recipe", arn));
  }

  private String arn(UseCase useCase) {
    return useCase.recipeArn(region.settings().partition());
  }

  private ObjectNode list(PersonalizeRequest request) {
    Optional<String> domain = request.find("domain");
    List<UseCase> recipes =
        Arrays.stream(UseCase.values())
            .filter(useCase -> domain.isEmpty() || useCase.domain().name().equals(domain.get()))
            .toList();
    return ListPage.of(
        "recipes",
        recipes,
        request,
        this::arn,
        useCase -> described(useCase).put("domain", useCase.domain().name()));
  }

  private ObjectNode describe(PersonalizeRequest request) {
    ObjectNode answer = StrictJson.object();
    UseCase useCase = get(request.text("recipeArn"));
    answer.set("recipe", whole(useCase));
    return answer;
  }

  /// Every member of the model's `Recipe`. Their values for the domains' recipes could not be
  /// verified: type, algorithm and transformation are formed as the developer guide has them of
  /// custom recipes (`native-recipe-sims`, `native-recipe-popularity`, `native-recipe-hrnn`).
  private ObjectNode whole(UseCase useCase) {
    ObjectNode node = described(useCase);
    String name = node.path("name").asText();
    String prefix = node.path("recipeArn").asText().replace("recipe/" + name, "");
    boolean isRelated = useCase.needsItemId();
    return node.put("description", useCase.key().replace('-', ' '))
        .put("recipeType", isRelated ? "RELATED_ITEMS" : "USER_PERSONALIZATION")
        .put("algorithmArn", prefix + "algorithm/" + name)
        .put(
            "featureTransformationArn",
            prefix
                + "feature-transformation/"
                + (isRelated ? "sims" : "JSON-percentile-filtering"));
  }

  private ObjectNode described(UseCase useCase) {
    String arn = arn(useCase);
    ObjectNode node = StrictJson.object().put("name", arn.substring(arn.lastIndexOf('/') + 1));
    node.put("recipeArn", arn).put("status", "ACTIVE");
    PersonalizeJson.putDates(node, CREATED, CREATED);
    return node;
  }
}
