package accelerator.emulators.sam.template;

import java.util.List;
import java.util.OptionalInt;

/// The `CorsConfiguration` of the HTTP API.
///
/// @param maxAge seconds
public record Cors(
    List<String> allowOrigins,
    List<String> allowMethods,
    List<String> allowHeaders,
    List<String> exposeHeaders,
    OptionalInt maxAge,
    boolean allowCredentials) {
  public Cors {
    allowOrigins = List.copyOf(allowOrigins);
    allowMethods = List.copyOf(allowMethods);
    allowHeaders = List.copyOf(allowHeaders);
    exposeHeaders = List.copyOf(exposeHeaders);
  }
}
