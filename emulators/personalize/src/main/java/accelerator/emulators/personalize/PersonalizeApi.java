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

  /// The HTTP status of a refusal: always 400 in the control plane; by kind in the others, as the
  /// service models say.
  int status(Refusal refusal) {
    if (this == CONTROL) {
      return 400;
    }
    return switch (refusal.type()) {
      case "ResourceNotFoundException", "UnknownOperationException" -> 404;
      case "ResourceInUseException" -> 409;
      default -> 400;
    };
  }
}
