package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerIdentityTest {
  private static final Instant NOW = Instant.parse("2026-01-05T06:00:00Z");
  private static final String REQUEST =
      """
      {"method": "POST",
       "url": "https://sts.eu-west-1.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15",
       "headers": {
         "Host": "sts.eu-west-1.amazonaws.com",
         "X-Snowflake-Audience": "snowflakecomputing.com",
         "X-Amz-Date": "20260105T055900Z",
         "Authorization": "AWS4-HMAC-SHA256 Credential=AKIA1/20260105/eu-west-1/sts/aws4_request, SignedHeaders=host;x-amz-date;x-snowflake-audience, Signature=%s"}}
      """
          .formatted("0a".repeat(32));

  private final CallerIdentity identity = new CallerIdentity(Map.of("AKIA1", "arn:role"));

  private static String encoded(String request) {
    return Base64.getEncoder().encodeToString(request.getBytes(StandardCharsets.UTF_8));
  }

  private void refuses(String part, String other, String message) {
    assertThat(REQUEST).contains(part);
    assertThatThrownBy(() -> identity.role(encoded(REQUEST.replace(part, other)), NOW))
        .isInstanceOf(SnowflakeError.class)
        .hasMessage("Workload identity attestation is invalid: %s.".formatted(message));
  }

  @Test
  void isTheRoleOfTheKeyThatHasSigned() {
    assertThat(identity.role(encoded(REQUEST), NOW)).isEqualTo("arn:role");
  }

  @Test
  void refusesEveryOtherRequest() {
    refuses(
        "GetCallerIdentity",
        "GetSessionToken",
        "its url 'https://sts.eu-west-1.amazonaws.com?Action=GetSessionToken&Version=2011-06-15' is not as expected");
    refuses("\"POST\"", "\"GET\"", "its method is not as expected");
    refuses("snowflakecomputing", "elsewhere", "its audience is not as expected");
    refuses(";x-snowflake-audience", "", "its list of signed headers is not as expected");
    refuses("/eu-west-1/sts", "/us-east-1/sts", "its region of the signature is not as expected");
    refuses("AWS4-HMAC-SHA256", "Basic", "its header Authorization is not as expected");
    refuses("20260105T055900Z", "yesterday", "its header X-Amz-Date is not as expected");
    refuses("AKIA1", "AKIA2", "AWS does not know the key that has signed it");
  }

  @Test
  void refusesWhatIsTooOldOrUnreadable() {
    assertThatThrownBy(() -> identity.role(encoded(REQUEST), NOW.plus(Duration.ofMinutes(15))))
        .hasMessageContaining("X-Amz-Date");
    assertThatThrownBy(() -> identity.role("?", NOW)).hasMessageContaining("no Base64 of JSON");
  }
}
