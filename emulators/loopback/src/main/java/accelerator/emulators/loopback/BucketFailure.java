package accelerator.emulators.loopback;

import java.io.IOException;
import java.util.Locale;

/// What S3 refuses, with its status and code.
public final class BucketFailure extends IOException {
  private final int status;
  private final String code;

  /// @param message S3's own text
  /// @param code such as `NoSuchKey`
  public BucketFailure(String message, int status, String code) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static BucketFailure noSuchBucket() {
    return new BucketFailure("The specified bucket does not exist", 404, "NoSuchBucket");
  }

  static BucketFailure noSuchKey() {
    return new BucketFailure("The specified key does not exist.", 404, "NoSuchKey");
  }

  public String code() {
    return code;
  }

  /// Whether the bucket or the object does not exist.
  public boolean isNotFound() {
    return status == 404;
  }

  /// Whether it may not be reached with these credentials.
  public boolean isDenied() {
    return status == 403;
  }

  /// As clients of S3 print it, status and code behind the text.
  public String described() {
    return String.format(
        Locale.ROOT, "%s (Status Code: %d; Error Code: %s)", getMessage(), status, code);
  }
}
