package accelerator.recommend.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "NULL", " undefined ", "NaN", NOBODY, "a\ud800", "\udc00", "\ud800\ud800"})
  void whatStandsForNoIdIsNone(String text) {
    assertThatThrownBy(() -> Ids.checked("userId", text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("userId must be an id, was ")
        .hasMessageEndingWith("; leave it out where there is none");
    assertThatThrownBy(() -> Ids.sized("sessionId", text)).isInstanceOf(InvalidInput.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nullable", "undefined-1", "0", "é", "😀", "NaNa", "a b", "javascript:1"})
  void whatOnlyLooksAlikeIsOne(String text) {
    assertThat(Ids.checked("userId", text)).isEqualTo(text);
  }

  @Test
  void aVisitorWhoRefusedToBeKnownIsNobodyAndTheShopsOwnIdIsSomebody() {
    assertThat(told("\"domain_userid\":\"%s\"".formatted(NOBODY)).refused())
        .extracting(EventBody.Refusal::detail)
        .containsExactly("userId or sessionId must be given");
    String known =
        """
        "domain_userid":"%s","contexts_com_snowplowanalytics_snowplow_ecommerce_user_1":[{"id":"u-1"}]\
        """
            .formatted(NOBODY);
    assertThat(told(known).events())
        .extracting(sent -> sent.event().userId().orElse(""))
        .containsExactly("u-1");
    assertThat(told(known.replace("u-1", "undefined")).events()).isEmpty();
  }

  private static EventBody told(String user) {
    return EventBody.read(
        """
        {"event_name":"transaction_item","ti_sku":"p",%s}\
        """
            .formatted(user),
        new EventRules(Domain.ECOMMERCE, false),
        Instant.parse("2025-12-01T07:00:00Z"));
  }
}
