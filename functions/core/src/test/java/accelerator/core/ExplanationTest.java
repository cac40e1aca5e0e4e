package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
  private static final Explanation WHOLE =
      new Explanation(
          "invalid identifier 'PRICE'",
          Optional.of("sql/ecommerce/items.sql, line 12, column 5"),
          "mend the name and deploy",
          List.of("best-sellers is not trained", "nothing is imported"));

  @Test
  void isAMessageOfALineEach() {
    assertThat(WHOLE.message())
        .isEqualTo(
            """
            invalid identifier 'PRICE'
            where: sql/ecommerce/items.sql, line 12, column 5
            next: mend the name and deploy
            also: best-sellers is not trained
            also: nothing is imported\
            """);
  }

  @Test
  void isReadFromItsMessage() {
    assertThat(Explanation.of("x.StatementFailed", WHOLE.message(), "Transform datasets"))
        .isEqualTo(WHOLE);
  }

  @Test
  void takesALabelInsideASentenceForAWord() {
    Explanation told = new Explanation("say next: nothing\nnext time", "do also: this");

    assertThat(Explanation.of("x", told.message(), "x")).isEqualTo(told);
    assertThat(told.cause()).isEqualTo("say next: nothing next time");
  }

  @Test
  void isBoundedWhateverItIsFed() {
    String worst = "😀\n\"\\".repeat(30_000);
    Explanation told =
        new Explanation(
            worst, Optional.of(worst), worst, java.util.Collections.nCopies(100, worst));

    assertThat(told.cause()).hasSizeLessThanOrEqualTo(2000).endsWith("..");
    assertThat(told.where().orElseThrow()).hasSizeLessThanOrEqualTo(300);
    assertThat(told.next()).hasSizeLessThanOrEqualTo(2000);
    assertThat(told.also())
        .hasSize(12)
        .allSatisfy(each -> assertThat(each.length()).isLessThan(301));
    assertThat(Explanation.of("x", told.message(), "x")).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          accelerator.core.DeadlineExceeded | Train recommenders | raise the parameter TrainingHours
          accelerator.core.DeadlineExceeded | Import datasets | raise the parameter ImportHours
          accelerator.core.DeadlineExceeded | Check data | let SnowflakeWarehouse be a larger
          States.Timeout | Check data | read the function's log
          a.B | Check data | read the state 'Check data'
          """)
  void saysWhatHelpsByTheErrorsName(String error, String stage, String next) {
    assertThat(Explanation.of(error, "x", stage).next()).startsWith(next);
  }

  @Test
  void tellsAnErrorWithoutAMessageByItsName() {
    assertThat(Explanation.of("States.Timeout", "", "Check data").cause())
        .isEqualTo("States.Timeout in 'Check data'");
  }

  @Test
  void leavesOutTheRequestOfAws() {
    Explanation told =
        Explanation.of(
            "software.amazon.awssdk.services.personalize.model.PersonalizeException",
            "User: arn:aws:sts::1:assumed-role/r is not authorized to perform:"
                + " personalize:CreateRecommender on resource: * (Service: Personalize, Status"
                + " Code: 400, Request ID: 1-2) (SDK Attempt Count: 1)",
            "Train recommenders");

    assertThat(told.cause())
        .isEqualTo(
            "User: arn:aws:sts::1:assumed-role/r is not authorized to perform:"
                + " personalize:CreateRecommender on resource: *");
    assertThat(told.next()).startsWith("allow personalize:CreateRecommender to the role");
  }

  @Test
  void knowsWhatIsAnotherRun() {
    assertThat(new Explanation("x", "start again").allowsResume()).isFalse();
    assertThat(WHOLE.allowsResume()).isTrue();
  }
}
