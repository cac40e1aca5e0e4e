package accelerator.local.simulation;

import accelerator.emulators.loopback.LoopbackRequest;
import java.util.Locale;
import java.util.Map;

/// A call of a service by a simulated function.
///
/// @param service what is called, as far as answers differ
/// @param operation such as `CreateRecommender` or `PutObject`
/// @param subject the folder of an object's key, such as `locks`; else empty
record ServiceCall(Service service, String operation, String subject) {
  private static final Map<String, Service> TARGETS =
      Map.of(
          "AmazonPersonalize", Service.PERSONALIZE,
          "AWSStepFunctions", Service.STEP_FUNCTIONS,
          "AWSPriceListService", Service.PRICES);

  /// What a simulated function calls.
  enum Service {
    PERSONALIZE,
    RUNTIME,
    STEP_FUNCTIONS,
    PRICES,
    OBJECTS
  }

  static ServiceCall of(LoopbackRequest request) {
    if (request.path().equals("/recommendations")) {
      return new ServiceCall(Service.RUNTIME, "GetRecommendations", "");
    }
    String[] target = request.header("x-amz-target").orElse("").split("\\.", 2);
    if (target.length == 2) {
      return new ServiceCall(TARGETS.getOrDefault(target[0], Service.PERSONALIZE), target[1], "");
    }
    return request.query().contains("list-type=2")
        ? new ServiceCall(Service.OBJECTS, "ListObjectsV2", "")
        : new ServiceCall(Service.OBJECTS, operation(request.method()), folder(request.path()));
  }

  private static String operation(String method) {
    return method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT) + "Object";
  }

  /// Of `/bucket/folder/..` the folder.
  private static String folder(String path) {
    String[] parts = path.split("/", 4);
    return parts.length > 2 ? parts[2] : "";
  }

  /// Such as `PublishRecommenders/PutObject/registry`.
  String within(String action) {
    String narrow = "%s/%s".formatted(action, operation);
    return subject.isEmpty() ? narrow : narrow + "/" + subject;
  }
}
