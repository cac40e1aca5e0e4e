package accelerator.emulators.snowflake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a bucket.
///
/// @param key a whole key or the beginning of keys; empty for the whole bucket
record StageLocation(String bucket, String key) {
  private static final Pattern URL = Pattern.compile("s3://([^/]+)(?:/(.*))?");

  /// The place of an `s3://` URL.
  static StageLocation of(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw SnowflakeError.invalidValue(url, "URL");
    }
    String key = matcher.group(2);
    return new StageLocation(matcher.group(1), key == null ? "" : key);
  }

  StageLocation plus(String path) {
    return new StageLocation(bucket, key + path);
  }

  String url() {
    return "s3://" + bucket + "/" + key;
  }
}
