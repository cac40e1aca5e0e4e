package accelerator.core;

/// A resource of Personalize ended as failed, or cannot become what was asked for. The message
/// holds its ARN and the service's own reason.
public final class ResourceFailed extends RuntimeException {
  /// One that says where, and what to do.
  public ResourceFailed(Explanation explanation) {
    this(explanation.message());
  }

  public ResourceFailed(String message) {
    super(message);
  }
}
