package accelerator.recommend;

import static accelerator.core.Recommender.CUSTOMERS_WHO_VIEWED_X_ALSO_VIEWED;
import static accelerator.core.Recommender.FREQUENTLY_BOUGHT_TOGETHER;
import static accelerator.core.Recommender.MOST_VIEWED;
import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;
import static accelerator.core.Recommender.TRENDING_NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
  private static final Registry REGISTRY = Given.registry("run-1");

  @Test
  void readsEveryParameter() {
    assertThat(Question.read(MOST_VIEWED, "userId=u-1&itemId=sku-1&numResults=500", REGISTRY))
        .isEqualTo(new Question(Optional.of("u-1"), Optional.of("sku-1"), 500));
  }

  @Test
  void asksForTwentyFiveUnlessTold() {
    assertThat(Question.read(TRENDING_NOW, "", REGISTRY))
        .isEqualTo(new Question(Optional.empty(), Optional.empty(), 25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "abc", "1.5", "-1", "+5x", "", "99999999999", "1e2", "٣"})
  void refusesANumberOfResultsOutOfBounds(String number) {
    assertThatThrownBy(() -> Question.read(TRENDING_NOW, "numResults=" + number, REGISTRY))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("numResults must be 1..500, was '%s'", number.replace('+', ' '));
  }

  @ParameterizedTest
  @EnumSource(Recommender.class)
  void namesTheMissingIdAndAsksForNoUserWhereAllGetTheSame(Recommender recommender) {
    boolean needsUser = recommender.needsUserId() && recommender.answersByUser();
    String query = needsUser ? "itemId=i" : "userId=u";
    if (!needsUser && !recommender.needsItemId()) {
      assertThat(Question.read(recommender, "", REGISTRY).numResults()).isEqualTo(25);
      return;
    }
    String missing = needsUser ? "userId or sessionId" : "itemId";
    assertThatThrownBy(() -> Question.read(recommender, query, REGISTRY))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("%s needs %s", recommender.key(), missing);
  }

  @Test
  void namesEverythingThatIsWrong() {
    assertThatThrownBy(
            () ->
                Question.read(
                    CUSTOMERS_WHO_VIEWED_X_ALSO_VIEWED,
                    "userId=&filter=sale&numResults=0&page=2",
                    REGISTRY))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "userId must have 1..256 characters, was ''; customers-who-viewed-x-also-viewed needs"
                + " itemId; numResults must be 1..500, was '0'; filter must be one of [in-category,"
                + " not-purchased, priced], was 'sale'; parameter must be one of [userId,"
                + " sessionId, itemId, itemIds, numResults, offset, exclude, fields, locale, filter,"
                + " promotion, promotionPercent], was 'page'");
  }

  @Test
  void fillsAFiltersPlaceholdersInTheServicesForm() {
    assertThat(
            Question.read(
                    TRENDING_NOW, "filter=in-category&filter.CATEGORY=Home,%20Garden", REGISTRY)
                .filter())
        .contains(
            new Question.Filter(
                "arn:in-category", Map.of("CATEGORY", "\"Home\",\"Garden\""), false));
    assertThat(Question.read(TRENDING_NOW, "filter=priced&filter.MOST=9.5", REGISTRY).filter())
        .contains(new Question.Filter("arn:priced", Map.of("MOST", "9.5"), false));
  }

  @Test
  void namesWhatAFilterLacks() {
    assertThatThrownBy(
            () ->
                Question.read(
                    TRENDING_NOW,
                    "filter=in-category&filter.COLOUR=red&promotion=priced&promotion.MOST=cheap&promotionPercent=101",
                    REGISTRY))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "filter in-category needs filter.CATEGORY; promotionPercent must be 1..100, was '101';"
                + " promotion.MOST must be a number, was 'cheap'; parameter must be one of [userId,"
                + " sessionId, itemId, itemIds, numResults, offset, exclude, fields, locale, filter,"
                + " promotion, promotionPercent], was 'filter.COLOUR'");
    assertThatThrownBy(() -> Question.read(TRENDING_NOW, "filter=not-purchased", REGISTRY))
        .hasMessage("filter not-purchased needs userId");
    assertThatThrownBy(
            () ->
                Question.read(TRENDING_NOW, "filter=in-category&filter.CATEGORY=%22%5C", REGISTRY))
        .hasMessageContaining("must be without quotes and backslashes");
  }

  @Test
  void takesContextForPersonalisedUseCasesOnly() {
    assertThat(
            Question.read(RECOMMENDED_FOR_YOU, "userId=u&context.DEVICE=mobile", REGISTRY)
                .context())
        .isEqualTo(Map.of("DEVICE", "mobile"));
    assertThatThrownBy(() -> Question.read(TRENDING_NOW, "context.DEVICE=mobile", REGISTRY))
        .hasMessage("trending-now takes no context, was [DEVICE]");
  }

  /// What Personalize would refuse is refused before it is asked: it would look like its fault.
  @Test
  void keepsToTheServicesBoundsOfContextAndFilterValues() {
    String most = "é".repeat(1_000);
    String name = "A".repeat(150);
    assertThat(
            Question.read(
                    RECOMMENDED_FOR_YOU, "userId=u&context.%s=%s".formatted(name, most), REGISTRY)
                .context())
        .isEqualTo(Map.of(name, most));
    for (String context :
        List.of(
            "A" + name + "=x", "A=" + most + "x", "A=", "A=%20", "%C3%A9=x", "A-B=x", "A.B=x")) {
      assertThatThrownBy(
              () -> Question.read(RECOMMENDED_FOR_YOU, "userId=u&context." + context, REGISTRY))
          .as(context)
          .isInstanceOf(InvalidInput.class)
          .hasMessageStartingWith("context");
    }
    String filter = "filter=in-category&filter.CATEGORY=";
    String value = "x".repeat(998);
    assertThat(
            Question.read(TRENDING_NOW, filter + value, REGISTRY).filter().orElseThrow().values())
        .isEqualTo(Map.of("CATEGORY", '"' + value + '"'));
    assertThatThrownBy(() -> Question.read(TRENDING_NOW, filter + value + "x", REGISTRY))
        .hasMessage(
            "filter.CATEGORY must have at most 1000 characters with quotes around each value, had"
                + " 1001");
    for (String number :
        List.of("1e400", "-1e999", "NaN", "1e-400", "7".repeat(40), "0x1", "1,2")) {
      assertThatThrownBy(
              () -> Question.read(TRENDING_NOW, "filter=priced&filter.MOST=" + number, REGISTRY))
          .as(number)
          .hasMessageStartingWith("filter.MOST must be a number, was ");
    }
  }

  @Test
  void knowsWhoseAnswerItIs() {
    assertThat(Question.read(MOST_VIEWED, "userId=u", REGISTRY).isPersonalTo(MOST_VIEWED))
        .isFalse();
    assertThat(
            Question.read(MOST_VIEWED, "userId=u&filter=not-purchased", REGISTRY)
                .isPersonalTo(MOST_VIEWED))
        .isTrue();
    assertThat(
            Question.read(RECOMMENDED_FOR_YOU, "userId=u", REGISTRY)
                .isPersonalTo(RECOMMENDED_FOR_YOU))
        .isTrue();
  }

  @Test
  void countsCharactersNotBytes() {
    String longest = "😀".repeat(256);
    assertThat(Question.read(FREQUENTLY_BOUGHT_TOGETHER, "itemId=" + longest, REGISTRY).itemId())
        .contains(longest);
    assertThatThrownBy(
            () -> Question.read(FREQUENTLY_BOUGHT_TOGETHER, "itemId=" + longest + "x", REGISTRY))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("itemId must have 1..256 characters, was '%s..'".formatted("😀".repeat(32)));
  }

  @Test
  void mayHaveMetadataForUpToFiftyItems() {
    assertThat(Question.read(TRENDING_NOW, "numResults=50", REGISTRY).mayHaveMetadata()).isTrue();
    assertThat(Question.read(TRENDING_NOW, "numResults=51", REGISTRY).mayHaveMetadata()).isFalse();
  }
}
