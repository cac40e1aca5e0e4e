package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UseCaseTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsRecipeInEveryPartition(UseCase useCase) {
    assertThat(UseCase.ofRecipeArn(useCase.recipeArn("aws"))).isEqualTo(useCase);
    assertThat(UseCase.ofRecipeArn(useCase.recipeArn("aws-cn"))).isEqualTo(useCase);
  }

  @Test
  void saysWhatItLearnsFromAndWhatAQuestionMustName() {
    UseCase useCase = UseCase.MORE_LIKE_X;

    assertThat(useCase.domain()).isEqualTo(RecommenderDomain.VIDEO_ON_DEMAND);
    assertThat(useCase.key()).isEqualTo("more-like-x");
    assertThat(useCase.recipeArn("aws"))
        .isEqualTo("arn:aws:personalize:::recipe/aws-vod-more-like-x");
    assertThat(useCase.eventType()).isEmpty();
    assertThat(useCase.filteredType()).hasValue("Watch");
    assertThat(useCase.needsUserId()).isTrue();
    assertThat(useCase.needsItemId()).isTrue();
    assertThat(useCase.isPersonalised()).isFalse();
    assertThat(useCase.requiredDatasets())
        .isEqualTo(List.of(DatasetType.INTERACTIONS, DatasetType.ITEMS));
  }

  @Test
  void refusesACustomRecipe() {
    assertThatThrownBy(() -> UseCase.ofRecipeArn("arn:aws:personalize:::recipe/aws-sims"))
        .isInstanceOf(RecommenderException.class)
        .hasMessage(
            "recipe must be one of a domain's, was 'arn:aws:personalize:::recipe/aws-sims'");
  }
}
