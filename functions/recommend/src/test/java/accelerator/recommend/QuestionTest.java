package accelerator.recommend;

import static accelerator.core.Recommender.CUSTOMERS_WHO_VIEWED_X_ALSO_VIEWED;
import static accelerator.core.Recommender.FREQUENTLY_BOUGHT_TOGETHER;
import static accelerator.core.Recommender.MOST_VIEWED;
import static accelerator.core.Recommender.TRENDING_NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
  private static Question read(Recommender recommender, String query) {
    return Question.read(recommender, query, Optional.empty());
  }

  @Test
  void readsEveryParameter() {
    assertThat(read(MOST_VIEWED, "userId=u-1&itemId=sku-1&numResults=500"))
        .isEqualTo(new Question(Optional.of("u-1"), Optional.of("sku-1"), 500));
  }

  @Test
  void readsFiltersContextAndPromotions() {
    String query =
        "filter=in-category&filter.CATEGORY=a,b%2Cc&context.DEVICE=phone"
            + "&promotion=sale&promotion.percent=20&promotion.MAX=10";
    assertThat(read(TRENDING_NOW, query))
        .isEqualTo(
            new Question(
                Optional.empty(),
                Optional.empty(),
                25,
                Optional.of(
                    new Question.Choice("in-category", Map.of("CATEGORY", List.of("a", "b,c")))),
                Map.of("DEVICE", "phone"),
                Optional.of(
                    new Question.Promotion(
                        new Question.Choice("sale", Map.of("MAX", List.of("10"))), 20))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '"',
      value = {
        "filter.CATEGORY=a # filter must name a filter when filter.CATEGORY is given",
        "promotion=sale&promotion.percent=101 # promotion.percent must be 1..100, was '101'",
        "promotion.percent=5 # promotion and promotion.percent must be given together",
        "filter=f&filter.A= # filter.A must be 1..1000 characters, was 0",
        "context.a-b=1 # 'context.a-b' must end in letters, digits and underscores",
      })
  void refusesWhatIsNotComplete(String query, String message) {
    assertThatThrownBy(() -> read(TRENDING_NOW, query))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(message);
  }

  @Test
  void asksForTwentyFiveUnlessTold() {
    assertThat(read(TRENDING_NOW, ""))
        .isEqualTo(new Question(Optional.empty(), Optional.empty(), 25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "abc", "1.5", "-1", "+5x", "", "99999999999", "1e2", "٣"})
  void refusesANumberOfResultsOutOfBounds(String number) {
    assertThatThrownBy(() -> read(TRENDING_NOW, "numResults=" + number))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("numResults must be 1..500, was '%s'", number.replace('+', ' '));
  }

  @ParameterizedTest
  @EnumSource(Recommender.class)
  void namesTheMissingId(Recommender recommender) {
    String query = recommender.needsUserId() ? "itemId=i" : "userId=u";
    if (!recommender.needsUserId() && !recommender.needsItemId()) {
      assertThat(read(recommender, query).numResults()).isEqualTo(25);
      return;
    }
    String missing = recommender.needsUserId() ? "userId" : "itemId";
    assertThatThrownBy(() -> read(recommender, query))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("%s needs %s", recommender.key(), missing);
  }

  @Test
  void namesEverythingThatIsWrong() {
    assertThatThrownBy(
            () ->
                read(CUSTOMERS_WHO_VIEWED_X_ALSO_VIEWED, "userId=&sale=x&promotion=p&numResults=0"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "parameter must be one of [userId, itemId, numResults, filter, filter.<PARAMETER>, "
                + "context.<FIELD>, promotion, promotion.percent, promotion.<PARAMETER>], was 'sale'; "
                + "userId must be 1..256 characters, was 0; "
                + "customers-who-viewed-x-also-viewed needs itemId; "
                + "numResults must be 1..500, was '0'; "
                + "promotion and promotion.percent must be given together");
  }

  @Test
  void countsCharactersNotBytes() {
    String longest = "😀".repeat(256);
    assertThat(read(FREQUENTLY_BOUGHT_TOGETHER, "itemId=" + longest).itemId()).contains(longest);
    assertThatThrownBy(() -> read(FREQUENTLY_BOUGHT_TOGETHER, "itemId=" + longest + "x"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("itemId must be 1..256 characters, was 257");
  }

  @Test
  void mayHaveMetadataForUpToFiftyItems() {
    assertThat(read(TRENDING_NOW, "numResults=50").mayHaveMetadata()).isTrue();
    assertThat(read(TRENDING_NOW, "numResults=51").mayHaveMetadata()).isFalse();
  }
}
