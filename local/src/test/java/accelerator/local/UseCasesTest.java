package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import accelerator.core.Recommender;
import accelerator.emulators.recommenders.UseCase;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The emulator's table of use cases beside the product's: they are written from the same pages.
class UseCasesTest {
  @ParameterizedTest
  @EnumSource
  void areTheSameInEveryMember(Recommender recommender) {
    UseCase useCase = UseCase.ofRecipeArn(recommender.recipeArn("aws"));

    assertThat(useCase.domain().name()).isEqualTo(recommender.domain().name());
    assertThat(useCase.key()).isEqualTo(recommender.key());
    assertThat(useCase.recipeArn("aws-cn")).isEqualTo(recommender.recipeArn("aws-cn"));
    assertThat(useCase.eventType()).isEqualTo(recommender.eventType());
    assertThat(useCase.needsUserId()).isEqualTo(recommender.needsUserId());
    assertThat(useCase.needsItemId()).isEqualTo(recommender.needsItemId());
    assertThat(useCase.requiredDatasets().stream().map(Enum::name).toList())
        .isEqualTo(recommender.requiredDatasets().stream().map(Dataset::name).toList());
    assertThat(useCase.isPersonalised()).isEqualTo(recommender.isPersonalised());
    assertThat(useCase.filteredType().isPresent()).isEqualTo(recommender.answersByUser());
  }

  @Test
  void areOneForEachRecommender() {
    assertThat(
            Arrays.stream(Recommender.values())
                .map(recommender -> UseCase.ofRecipeArn(recommender.recipeArn("aws"))))
        .containsExactlyInAnyOrder(UseCase.values());
    assertThat(UseCase.MINIMUM_EVENTS).isEqualTo(Recommender.MINIMUM_EVENTS);
  }
}
