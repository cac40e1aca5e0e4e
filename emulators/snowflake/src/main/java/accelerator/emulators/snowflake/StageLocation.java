package accelerator.emulators.snowflake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a bucket.
///
/// @param scheme `s3`, or `s3gov` and `s3china` in AWS GovCloud and in China
/// @param key a whole key or the beginning of keys; empty for the whole bucket
record StageLocation(String scheme, String bucket, String key) {
  private static final Pattern URL = Pattern.compile("(s3|s3gov|s3china)://([^/]+)(?:/(.*))?");

  /// The place of a URL.
  static StageLocation of(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw SnowflakeError.invalidValue(url, "URL");
    }
    String key = matcher.group(3);
    return new StageLocation(matcher.group(1), matcher.group(2), key == null ? "" : key);
  }

  StageLocation plus(String path) {
    return new StageLocation(scheme, bucket, key + path);
  }

  String url() {
    return scheme + "://" + bucket + "/" + key;
  }
}
