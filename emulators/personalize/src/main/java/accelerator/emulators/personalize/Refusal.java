package accelerator.emulators.personalize;

import java.util.Locale;

/// A request that the service does not do, as the error that its client gets.
@SuppressWarnings("AnnotateFormatMethod")
final class Refusal extends RuntimeException {
  private final String type;

  private Refusal(String type, String message) {
    super(message);
    this.type = type;
  }

  static Refusal invalidInput(String message, Object... values) {
    return new Refusal("InvalidInputException", String.format(Locale.ROOT, message, values));
  }

  static Refusal notFound(String kind, String arn) {
    return new Refusal(
        "ResourceNotFoundException", "The given %s does not exist: %s".formatted(kind, arn));
  }

  static Refusal alreadyExists(String arn) {
    return new Refusal(
        "ResourceAlreadyExistsException",
        "Another resource with Arn %s already exists.".formatted(arn));
  }

  static Refusal inUse(String message, Object... values) {
    return new Refusal("ResourceInUseException", String.format(Locale.ROOT, message, values));
  }

  static Refusal limitExceeded(String message, Object... values) {
    return new Refusal("LimitExceededException", String.format(Locale.ROOT, message, values));
  }

  static Refusal tooManyTags(int limit, int asked) {
    return new Refusal(
        "TooManyTagsException",
        String.format(Locale.ROOT, "A resource has at most %d tags, asked for %d", limit, asked));
  }

  static Refusal invalidNextToken(String token) {
    return new Refusal("InvalidNextTokenException", "The token is not valid: " + token);
  }

  static Refusal throttled() {
    return new Refusal("ThrottlingException", "Rate exceeded");
  }

  static Refusal unknownOperation(String name) {
    String message =
        RefusedOperations.reason(name)
            .map(reason -> "%s is not done by this stand-in: %s".formatted(name, reason))
            .orElse("Unknown operation: " + name);
    return new Refusal("UnknownOperationException", message);
  }

  static Refusal declared(DeclaredFailure failure) {
    String type = failure.error().equals("LostAnswer") ? "InternalFailure" : failure.error();
    return new Refusal(type, failure.message());
  }

  static Refusal unreadable(String message) {
    return new Refusal("SerializationException", message);
  }

  /// The name of the error's shape, such as `InvalidInputException`.
  String type() {
    return type;
  }
}
