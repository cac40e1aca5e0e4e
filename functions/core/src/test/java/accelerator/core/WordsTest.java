package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void spellsEveryWordInJsonAsItsKey() {
    for (Domain domain : Domain.values()) {
      assertThat(Json.read(Json.tree(domain), Domain.class)).isEqualTo(domain);
      assertThat(domain.recommenders()).hasSize(5);
    }
    for (Dataset dataset : Dataset.values()) {
      assertThat(Json.read(Json.tree(dataset), Dataset.class)).isEqualTo(dataset);
    }
    for (Recommender recommender : Recommender.values()) {
      assertThat(Json.tree(recommender).asText()).isEqualTo(recommender.key());
      assertThat(Json.read(Json.tree(recommender), Recommender.class)).isEqualTo(recommender);
    }
  }

  @Test
  void namesTheUnknownWordAndTheKnownOnes() {
    assertThatThrownBy(() -> Domain.of("grocery"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("domain must be one of [ecommerce, video_on_demand], was 'grocery'");
    assertThatThrownBy(() -> Dataset.of("actions"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("dataset must be one of interactions, items, users, was 'actions'");
    assertThatThrownBy(() -> Recommender.of("best"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("was 'best'");
    assertThatThrownBy(() -> Json.read(Json.tree("grocery"), Domain.class))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("was 'grocery'");
  }

  @Test
  void givesRecipesAnArnWithoutRegionOrAccount() {
    assertThat(Recommender.TOP_PICKS_FOR_YOU.recipeArn("aws-cn"))
        .isEqualTo("arn:aws-cn:personalize:::recipe/aws-vod-top-picks");
  }

  @Test
  void looksBackOverWholeDaysThatEndYesterday() {
    LocalDate today = LocalDate.of(2026, 3, 1);
    assertThat(Window.lookingBack(31, today))
        .isEqualTo(new Window(LocalDate.of(2026, 1, 29), LocalDate.of(2026, 2, 28)));
    assertThatThrownBy(() -> Window.lookingBack(0, today))
        .hasMessage("lookBackDays must be at least 1, was 0");
  }

  @Test
  void refusesAWindowThatEndsBeforeItStarts() {
    assertThatThrownBy(() -> new Window(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 1)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("window must end on or after its startDate 2026-02-02, endDate was 2026-02-01");
  }
}
