package accelerator.emulators.personalize;

import java.util.Map;
import java.util.Optional;

/// Which operation of which service a request is for.
record RequestedOperation(PersonalizeApi api, String name) {
  private static final String TARGET_PREFIX = "AmazonPersonalize.";

  private static final Map<String, RequestedOperation> BY_PATH =
      Map.of(
          "/recommendations", new RequestedOperation(PersonalizeApi.RUNTIME, "GetRecommendations"),
          "/personalize-ranking",
              new RequestedOperation(PersonalizeApi.RUNTIME, "GetPersonalizedRanking"),
          "/action-recommendations",
              new RequestedOperation(PersonalizeApi.RUNTIME, "GetActionRecommendations"),
          "/events", new RequestedOperation(PersonalizeApi.EVENTS, "PutEvents"),
          "/items", new RequestedOperation(PersonalizeApi.EVENTS, "PutItems"),
          "/users", new RequestedOperation(PersonalizeApi.EVENTS, "PutUsers"),
          "/actions", new RequestedOperation(PersonalizeApi.EVENTS, "PutActions"),
          "/action-interactions",
              new RequestedOperation(PersonalizeApi.EVENTS, "PutActionInteractions"));

  /// The operation by the `X-Amz-Target` header, or else by the path. What is neither is an
  /// operation of the runtime that nobody knows.
  static RequestedOperation of(Optional<String> target, String method, String path) {
    if (target.isPresent()) {
      String name = target.get();
      boolean isOurs = method.equals("POST") && name.startsWith(TARGET_PREFIX);
      return new RequestedOperation(
          PersonalizeApi.CONTROL, isOurs ? name.substring(TARGET_PREFIX.length()) : name);
    }
    RequestedOperation unknown =
        new RequestedOperation(PersonalizeApi.RUNTIME, method + " " + path);
    return method.equals("POST") ? BY_PATH.getOrDefault(path, unknown) : unknown;
  }
}
