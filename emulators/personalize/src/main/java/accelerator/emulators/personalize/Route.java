package accelerator.emulators.personalize;

import java.util.Map;
import java.util.Optional;

/// Which operation of which service a request is for.
record Route(Plane plane, String operation) {
  private static final String TARGET_PREFIX = "AmazonPersonalize.";

  private static final Map<String, Route> BY_PATH =
      Map.of(
          "/recommendations", new Route(Plane.RUNTIME, "GetRecommendations"),
          "/personalize-ranking", new Route(Plane.RUNTIME, "GetPersonalizedRanking"),
          "/action-recommendations", new Route(Plane.RUNTIME, "GetActionRecommendations"),
          "/events", new Route(Plane.EVENTS, "PutEvents"),
          "/items", new Route(Plane.EVENTS, "PutItems"),
          "/users", new Route(Plane.EVENTS, "PutUsers"),
          "/actions", new Route(Plane.EVENTS, "PutActions"),
          "/action-interactions", new Route(Plane.EVENTS, "PutActionInteractions"));

  /// The route by the `X-Amz-Target` header, or else by the path. What is neither is an operation
  /// of the runtime that nobody knows.
  static Route of(Optional<String> target, String method, String path) {
    if (target.isPresent()) {
      String name = target.get();
      boolean isOurs = method.equals("POST") && name.startsWith(TARGET_PREFIX);
      return new Route(Plane.CONTROL, isOurs ? name.substring(TARGET_PREFIX.length()) : name);
    }
    Route unknown = new Route(Plane.RUNTIME, method + " " + path);
    return method.equals("POST") ? BY_PATH.getOrDefault(path, unknown) : unknown;
  }
}
