package accelerator.emulators.personalize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file `s3://bucket/path/file.csv`, or a folder `s3://bucket/path/` of which only the first
/// level counts.
record S3Location(String bucket, String key) {
  private static final Pattern FORM =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.*)");

  /// @throws Refusal when the text is not of that form
  static S3Location of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw Refusal.invalidInput(
          "dataLocation must be s3://bucket/key or s3://bucket/folder/, was '%s'", text);
    }
    return new S3Location(matcher.group(1), matcher.group(2));
  }

  boolean isFolder() {
    return key.isEmpty() || key.endsWith("/");
  }
}
