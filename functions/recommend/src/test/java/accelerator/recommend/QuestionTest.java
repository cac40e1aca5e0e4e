package accelerator.recommend;

import static accelerator.core.Recommender.CUSTOMERS_WHO_VIEWED_X_ALSO_VIEWED;
import static accelerator.core.Recommender.FREQUENTLY_BOUGHT_TOGETHER;
import static accelerator.core.Recommender.MOST_VIEWED;
import static accelerator.core.Recommender.TRENDING_NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
  @Test
  void readsEveryParameter() {
    assertThat(Question.read(MOST_VIEWED, "userId=u-1&itemId=sku-1&numResults=500"))
        .isEqualTo(new Question(Optional.of("u-1"), Optional.of("sku-1"), 500));
  }

  @Test
  void asksForTwentyFiveUnlessTold() {
    assertThat(Question.read(TRENDING_NOW, ""))
        .isEqualTo(new Question(Optional.empty(), Optional.empty(), 25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "abc", "1.5", "-1", "+5x", "", "99999999999", "1e2", "٣"})
  void refusesANumberOfResultsOutOfBounds(String number) {
    assertThatThrownBy(() -> Question.read(TRENDING_NOW, "numResults=" + number))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("numResults must be 1..500, was '%s'", number.replace('+', ' '));
  }

  @ParameterizedTest
  @EnumSource(Recommender.class)
  void namesTheMissingId(Recommender recommender) {
    String query = recommender.needsUserId() ? "itemId=i" : "userId=u";
    if (!recommender.needsUserId() && !recommender.needsItemId()) {
      assertThat(Question.read(recommender, query).numResults()).isEqualTo(25);
      return;
    }
    String missing = recommender.needsUserId() ? "userId" : "itemId";
    assertThatThrownBy(() -> Question.read(recommender, query))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("%s needs %s", recommender.key(), missing);
  }

  @Test
  void namesEverythingThatIsWrong() {
    assertThatThrownBy(
            () ->
                Question.read(
                    CUSTOMERS_WHO_VIEWED_X_ALSO_VIEWED, "userId=&filter=sale&numResults=0"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "parameter must be one of [userId, itemId, numResults], was 'filter'; "
                + "userId must be 1..256 characters, was 0; "
                + "customers-who-viewed-x-also-viewed needs itemId; "
                + "numResults must be 1..500, was '0'");
  }

  @Test
  void countsCharactersNotBytes() {
    String longest = "😀".repeat(256);
    assertThat(Question.read(FREQUENTLY_BOUGHT_TOGETHER, "itemId=" + longest).itemId())
        .contains(longest);
    assertThatThrownBy(() -> Question.read(FREQUENTLY_BOUGHT_TOGETHER, "itemId=" + longest + "x"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("itemId must be 1..256 characters, was 257");
  }

  @Test
  void mayHaveMetadataForUpToFiftyItems() {
    assertThat(Question.read(TRENDING_NOW, "numResults=50").mayHaveMetadata()).isTrue();
    assertThat(Question.read(TRENDING_NOW, "numResults=51").mayHaveMetadata()).isFalse();
  }
}
