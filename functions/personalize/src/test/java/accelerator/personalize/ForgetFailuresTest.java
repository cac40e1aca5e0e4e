package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DeadlineExceeded;
import accelerator.core.Domain;
import accelerator.core.ForgetWish;
import accelerator.core.InvalidInput;
import accelerator.core.ResourceFailed;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.personalize.model.LimitExceededException;
import software.amazon.awssdk.services.personalize.model.PersonalizeException;

/// What comes between a wish to be forgotten and its end.
class ForgetFailuresTest {
  private final ForgottenUsers stack = new ForgottenUsers();

  @Test
  void forgetsAtOnceWhereNothingWasEverLearned() {
    stack.calls.personalize.statuses.clear();
    stack.wish("u-1");
    assertThat(stack.look("{}").path("state").asText()).isEqualTo("READY");
    assertThat(stack.keys("forget/")).isEmpty();
  }

  @Test
  void waitsWhilePersonalizeAllowsNoMoreJobs() {
    stack.wish("u-1");
    stack.calls.personalize.deletionRefusal =
        Optional.of(
            FakePersonalize.said(
                    LimitExceededException.builder(),
                    "More than 5 resources with PENDING or IN_PROGRESS status.")
                .build());
    JsonNode look = stack.look("{}");
    assertThat(look.path("awaits").asText()).contains("More than 5 resources");
    assertThat(stack.keys("locks/ecommerce")).isEmpty();
    stack.calls.personalize.deletionRefusal = Optional.empty();
    assertThat(stack.again(look).path("awaits").asText()).isEqualTo("ecommerce: job 1");
  }

  @Test
  void failsWithPersonalizesReasonAndKeepsTheWishes() {
    stack.wish("u-1");
    JsonNode look = stack.look("{}");
    stack.end("FAILED");
    assertThatThrownBy(() -> stack.again(look))
        .isInstanceOf(ResourceFailed.class)
        .hasMessage(
            ForgottenUsers.JOB
                + "1 is FAILED: no such file\nnext: put right what Amazon Personalize names: the"
                + " wishes stay, and the next execution asks for another job");
    assertThat(stack.keys("forget/wishes/")).hasSize(1);
  }

  @Test
  void saysWhatADeniedCallNeeds() {
    stack.wish("u-1");
    stack.calls.personalize.deletionRefusal =
        Optional.of(
            PersonalizeException.builder()
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage(
                            "not authorized to perform: personalize:CreateDataDeletionJob")
                        .serviceName("Personalize")
                        .build())
                .statusCode(400)
                .build());
    assertThatThrownBy(() -> stack.look("{}"))
        .isInstanceOf(ResourceFailed.class)
        .hasMessage(
            "Amazon Personalize denies access: not authorized to perform:"
                + " personalize:CreateDataDeletionJob; the function's role has to allow it: deploy"
                + " the stack again, or ask who restricts its roles");
  }

  @Test
  void givesUpAfterFourDays() {
    stack.wish("u-1");
    JsonNode look = stack.look("{}");
    stack.calls.now = stack.calls.now.plus(Duration.ofHours(97));
    assertThatThrownBy(() -> stack.again(look)).isInstanceOf(DeadlineExceeded.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"forget\":\"u-secret\"}",
        "{\"forget\":{\"u-secret\":1}}",
        "{\"forget\":[\"u-secret\",7]}",
        "{\"forget\":[\"u-secret,x\"]}",
        "{\"forget\":[\"u-secret\",\"\"]}",
        "{\"forget\":[\"u-secret\"],\"domains\":[\"shoes\"]}",
        "{\"forgets\":[\"u-secret\"]}"
      })
  void refusesWhatNamesNobodyWithoutNamingAnybody(String input) {
    assertThatThrownBy(() -> stack.look(input))
        .isInstanceOf(InvalidInput.class)
        .hasMessageNotContaining("u-secret");
    assertThat(stack.keys("forget/")).isEmpty();
  }

  @Test
  void readsItsOwnWishes() {
    ForgetWish wish =
        new ForgetWish(Domain.ECOMMERCE, "u-\u00e4", Instant.parse("2025-12-01T06:00:00.123Z"));
    assertThat(ForgetWish.read(Domain.ECOMMERCE, wish.text())).isEqualTo(wish);
  }
}
