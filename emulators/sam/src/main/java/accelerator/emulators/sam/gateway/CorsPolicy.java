package accelerator.emulators.sam.gateway;

import accelerator.emulators.sam.template.Cors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How an HTTP API with a CORS configuration answers other origins: it says everything about CORS
/// itself and drops what a function says. Nothing is said without an `Origin`, or to one that is
/// not allowed.
record CorsPolicy(Cors cors) {
  private static final String PREFIX = "access-control-";

  /// The answer to a preflight request.
  GatewayAnswer preflight(GatewayRequest request) {
    Map<String, String> headers = new LinkedHashMap<>(allowed(request));
    if (!headers.isEmpty()) {
      put(headers, "allow-methods", cors.allowMethods());
      put(headers, "allow-headers", cors.allowHeaders());
      cors.maxAge().ifPresent(age -> headers.put(PREFIX + "max-age", String.valueOf(age)));
    }
    return new GatewayAnswer(204, headers, List.of(), HttpBody.of(""), false);
  }

  /// A function's answer with this policy's headers in place of its own.
  GatewayAnswer applied(GatewayRequest request, GatewayAnswer answer) {
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.keySet().removeIf(name -> name.startsWith(PREFIX));
    Map<String, String> allowed = allowed(request);
    headers.putAll(allowed);
    if (!allowed.isEmpty()) {
      put(headers, "expose-headers", cors.exposeHeaders());
    }
    return answer.withHeaders(headers);
  }

  private Map<String, String> allowed(GatewayRequest request) {
    Optional<String> origin = request.header("origin").filter(this::isAllowed);
    if (origin.isEmpty()) {
      return Map.of();
    }
    boolean anybody = cors.allowOrigins().contains("*") && !cors.allowCredentials();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(PREFIX + "allow-origin", anybody ? "*" : origin.get());
    if (cors.allowCredentials()) {
      headers.put(PREFIX + "allow-credentials", "true");
    }
    return headers;
  }

  /// An origin is allowed by its own name, by `*`, or by its scheme (`https://*`).
  private boolean isAllowed(String origin) {
    return cors.allowOrigins().stream()
        .anyMatch(
            allowed ->
                allowed.equals("*")
                    || allowed.equals(origin)
                    || (allowed.endsWith("://*")
                        && origin.startsWith(allowed.substring(0, allowed.length() - 1))));
  }

  private static void put(Map<String, String> headers, String name, List<String> values) {
    if (!values.isEmpty()) {
      headers.put(PREFIX + name, String.join(",", values));
    }
  }
}
