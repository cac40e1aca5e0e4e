package accelerator.emulators.loopback;

/// A request that a service of the AWS JSON protocol refuses, with status 400.
public final class AwsJsonRefusal extends Exception {
  private final String type;

  /// @param type the service's name of the error, such as `ResourceNotFoundException`
  public AwsJsonRefusal(String type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  public String type() {
    return type;
  }
}
