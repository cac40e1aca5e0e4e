package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.ResourceFailed;
import accelerator.core.ServiceUnavailable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.personalize.model.LimitExceededException;
import software.amazon.awssdk.services.personalize.model.ResourceInUseException;
import software.amazon.awssdk.services.personalize.model.ResourceNotFoundException;

/// The two questions about an error of Personalize's control plane: does it only mean that a
/// resource is not there, and does it only mean "later".
final class Service {
  private static final Set<String> THROTTLES =
      Set.of(
          "ThrottlingException",
          "Throttling",
          "TooManyRequestsException",
          "RequestLimitExceeded",
          "LimitExceededException",
          "ResourceInUseException",
          "ServiceUnavailable",
          "InternalFailure");

  /// From here on a status is a fault of the service's own.
  private static final int FAULT = 500;

  private static final int TOO_MANY = 429;

  /// Another change of the same thing is under way: S3 and the events of Personalize say so.
  private static final int CONFLICT = 409;

  private Service() {}

  /// The answer of a Describe; none when the service does not know the resource.
  static <T> Optional<T> find(Supplier<T> describe) {
    try {
      return Optional.of(describe.get());
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    }
  }

  /// The answer of a step that cannot wait itself.
  ///
  /// @throws ServiceUnavailable when the service answers later, or not at all
  static <T> T now(Supplier<T> ask) {
    try {
      return ask.get();
    } catch (AwsServiceException failure) {
      if (meansLater(failure)) {
        throw new ServiceUnavailable(
            "Amazon Personalize allows no more now: " + failure.getMessage(), failure);
      }
      throw failure;
    } catch (SdkClientException failure) {
      throw unavailable("Amazon Personalize", failure);
    }
  }

  /// What the service said, without the request's id and status.
  static String reason(AwsServiceException error) {
    return error.awsErrorDetails() == null || error.awsErrorDetails().errorMessage() == null
        ? String.valueOf(error.getMessage())
        : error.awsErrorDetails().errorMessage();
  }

  /// Whether the same call may go through later: a quota is full, another change is under way,
  /// requests come too fast, or the service has a fault. Personalize says `LimitExceededException`
  /// for its quota of five pending import jobs in a region.
  static boolean meansLater(AwsServiceException error) {
    return error instanceof LimitExceededException
        || error instanceof ResourceInUseException
        || error.isThrottlingException()
        || error.statusCode() == TOO_MANY
        || error.statusCode() == CONFLICT
        || error.statusCode() >= FAULT
        || THROTTLES.contains(code(error));
  }

  /// An error that is no answer at all: the network's, or a service's that says "later" to somebody
  /// who cannot wait.
  static ServiceUnavailable unavailable(String service, SdkException error) {
    return new ServiceUnavailable(
        "%s did not answer: %s".formatted(service, error.getMessage()), error);
  }

  /// The same actions, with what a service refuses or leaves unanswered told as the run tells it.
  ///
  /// @throws ServiceUnavailable when a service answers later, or not at all
  /// @throws ResourceFailed when it never will; the message is a sentence
  static Map<String, Actions.Action> telling(Map<String, Actions.Action> actions) {
    Map<String, Actions.Action> telling = new HashMap<>();
    actions.forEach((name, action) -> telling.put(name, telling(action)));
    return telling;
  }

  private static Actions.Action telling(Actions.Action action) {
    return payload -> {
      try {
        return action.handle(payload);
      } catch (AwsServiceException failure) {
        String name = service(failure);
        throw meansLater(failure) ? unavailable(name, failure) : refused(name, failure);
      } catch (SdkClientException failure) {
        throw unavailable("A service of AWS", failure);
      }
    };
  }

  private static ResourceFailed refused(String service, AwsServiceException failure) {
    if (code(failure).startsWith("AccessDenied")) {
      return new ResourceFailed(
          "%s denies access: %s; the function's role has to allow it: deploy the stack again, or ask who restricts its roles"
              .formatted(service, reason(failure)));
    }
    return new ResourceFailed(
        "%s refused with %s: %s"
            .formatted(
                service,
                code(failure).isEmpty() ? "status " + failure.statusCode() : code(failure),
                reason(failure)));
  }

  private static String service(AwsServiceException failure) {
    return failure.awsErrorDetails() == null || failure.awsErrorDetails().serviceName() == null
        ? "A service of AWS"
        : "Amazon " + failure.awsErrorDetails().serviceName();
  }

  private static String code(AwsServiceException error) {
    return error.awsErrorDetails() == null || error.awsErrorDetails().errorCode() == null
        ? ""
        : error.awsErrorDetails().errorCode();
  }
}
