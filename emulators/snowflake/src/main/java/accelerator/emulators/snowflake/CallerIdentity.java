package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who a workload is, by the request to AWS that it has signed: `GetCallerIdentity` of the security
/// token service, as Base64 of JSON with `url`, `method` and `headers`. Snowflake sends it to AWS
/// and believes the answer; here the request's form is checked, not its signature, and the answer
/// is looked up.
///
/// @param callers the ARN of the AWS role that a key's id belongs to
record CallerIdentity(Map<String, String> callers) {
  private static final Duration FRESH = Duration.ofMinutes(15);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern URL =
      Pattern.compile(
          "https://(sts\\.([a-z0-9-]+)\\.amazonaws\\.com)/?"
              + "\\?Action=GetCallerIdentity&Version=2011-06-15");
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([A-Za-z0-9]+)/(\\d{8})/([a-z0-9-]+)/sts/aws4_request, ?"
              + "SignedHeaders=([a-z0-9;-]+), ?Signature=[0-9a-f]{64}");

  /// The role's ARN.
  ///
  /// @throws SnowflakeError naming what is wrong with the request
  String role(String token, Instant now) {
    JsonNode request = decoded(token);
    Map<String, String> headers = headers(request.path("headers"));
    Matcher url = URL.matcher(request.path("url").asText());
    require(url.matches(), "url '%s'".formatted(request.path("url").asText()));
    require(request.path("method").asText().equals("POST"), "method");
    require(url.group(1).equals(headers.get("host")), "header Host");
    require("snowflakecomputing.com".equals(headers.get("x-snowflake-audience")), "audience");
    require(isFresh(headers.getOrDefault("x-amz-date", ""), now), "header X-Amz-Date");
    Matcher signed = AUTHORIZATION.matcher(headers.getOrDefault("authorization", ""));
    require(signed.matches(), "header Authorization");
    require(signed.group(3).equals(url.group(2)), "region of the signature");
    require(
        Arrays.asList(signed.group(4).split(";", -1))
            .containsAll(List.of("host", "x-amz-date", "x-snowflake-audience")),
        "list of signed headers");
    return Optional.ofNullable(callers.get(signed.group(1)))
        .orElseThrow(() -> refused("AWS does not know the key that has signed it"));
  }

  private static JsonNode decoded(String token) {
    try {
      return StrictJson.read(Base64.getDecoder().decode(token));
    } catch (IOException | IllegalArgumentException _) {
      throw refused("it is no Base64 of JSON");
    }
  }

  private static Map<String, String> headers(JsonNode object) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    object.properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return headers;
  }

  private static boolean isFresh(String date, Instant now) {
    try {
      Duration age = Duration.between(DATE.parse(date, Instant::from), now);
      return age.abs().compareTo(FRESH) <= 0;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw refused("its %s is not as expected".formatted(what));
    }
  }

  /// Snowflake's own code and text could not be verified.
  static SnowflakeError refused(String why) {
    return new SnowflakeError(
        390_144, "08001", "Workload identity attestation is invalid: %s.".formatted(why));
  }
}
