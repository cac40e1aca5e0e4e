package accelerator.emulators.personalize;

/// One of the three services behind the port.
enum PersonalizeApi {
  CONTROL("application/x-amz-json-1.1"),
  RUNTIME("application/json"),
  EVENTS("application/json");

  private final String contentType;

  PersonalizeApi(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /// The HTTP status of a refusal: 400 in the control plane; by kind in the others, as the service
  /// models say. Failures of the service itself, which tests declare, have theirs everywhere.
  int status(Refusal refusal) {
    return switch (refusal.type()) {
      case "InternalFailure" -> 500;
      case "ServiceUnavailable" -> 503;
      case "ResourceNotFoundException", "UnknownOperationException" -> this == CONTROL ? 400 : 404;
      case "ResourceInUseException" -> this == CONTROL ? 400 : 409;
      default -> 400;
    };
  }
}
