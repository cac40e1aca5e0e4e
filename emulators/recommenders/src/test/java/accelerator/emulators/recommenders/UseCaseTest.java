package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UseCaseTest {
  @ParameterizedTest
  @EnumSource
  void knowsEveryRecommenderOfTheDomains(accelerator.core.Recommender recommender) {
    UseCase useCase = UseCase.ofRecipeArn(recommender.recipeArn("aws"));

    assertThat(useCase.eventType()).isEqualTo(recommender.eventType());
    assertThat(useCase.isAboutAnItem()).isEqualTo(recommender.needsItemId());
  }

  @Test
  void hasOneForEachRecommender() {
    assertThat(
            Arrays.stream(accelerator.core.Recommender.values())
                .map(recommender -> UseCase.ofRecipeArn(recommender.recipeArn("aws-cn"))))
        .containsExactlyInAnyOrder(UseCase.values());
  }

  @Test
  void refusesACustomRecipe() {
    assertThatThrownBy(() -> UseCase.ofRecipeArn("arn:aws:personalize:::recipe/aws-sims"))
        .isInstanceOf(RecommenderException.class)
        .hasMessage(
            "recipe must be one of a domain's, was 'arn:aws:personalize:::recipe/aws-sims'");
  }
}
