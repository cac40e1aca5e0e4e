package accelerator.emulators.sam.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.sam.template.ApiRoute;
import java.net.URLDecoder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The routes of an HTTP API. A fixed segment is preferred to `{name}`, and that to `{name+}`, from
/// left to right; then a method to `ANY`; `$default` comes last.
final class RouteTable {
  private static final String DEFAULT = "$default";

  private final List<Pattern> patterns;
  private final Optional<ApiRoute> fallback;

  /// @throws EmulatorException when a route key is not `$default` or a method and a path
  RouteTable(List<ApiRoute> routes) {
    this.patterns =
        routes.stream()
            .filter(route -> !route.routeKey().equals(DEFAULT))
            .map(Pattern::of)
            .sorted(
                Comparator.comparing(Pattern::rank)
                    .thenComparing(pattern -> pattern.method().equals("ANY")))
            .toList();
    this.fallback = routes.stream().filter(r -> r.routeKey().equals(DEFAULT)).findFirst();
  }

  /// The route of a request and the values of its path's variables, percent-decoded.
  Optional<Match> match(GatewayRequest request) {
    List<String> segments = segments(request.path());
    return patterns.stream()
        .filter(p -> p.method().equals("ANY") || p.method().equals(request.method()))
        .flatMap(pattern -> pattern.match(segments).stream())
        .findFirst();
  }

  Optional<Match> fallback() {
    return fallback.map(route -> new Match(route, Map.of()));
  }

  /// Whether some route begins with the first segment of this path.
  boolean owns(String path) {
    String first = segments(path).getFirst();
    return patterns.stream()
        .map(pattern -> pattern.segments().getFirst())
        .collect(Collectors.toSet())
        .contains(first);
  }

  private static List<String> segments(String path) {
    return Stream.of(path.substring(1).split("/", -1))
        .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), UTF_8))
        .toList();
  }

  /// A route that a request has found.
  record Match(ApiRoute route, Map<String, String> pathParameters) {}

  private record Pattern(ApiRoute route, String method, List<String> segments) {
    private static final Set<String> METHODS =
        Set.of("ANY", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    static Pattern of(ApiRoute route) {
      String[] parts = route.routeKey().split(" ", -1);
      if (parts.length != 2 || !METHODS.contains(parts[0]) || !parts[1].startsWith("/")) {
        throw new EmulatorException(
            "route key must be a method and a path, was '%s'".formatted(route.routeKey()));
      }
      return new Pattern(route, parts[0], List.of(parts[1].substring(1).split("/", -1)));
    }

    /// Sorts fixed segments before variables before a greedy one.
    String rank() {
      return segments.stream()
          .map(s -> isGreedy(s) ? "2" : isVariable(s) ? "1" : "0")
          .collect(Collectors.joining());
    }

    Optional<Match> match(List<String> path) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < segments.size(); i++) {
        String segment = segments.get(i);
        if (i >= path.size()) {
          return Optional.empty();
        }
        if (isGreedy(segment)) {
          String rest = String.join("/", path.subList(i, path.size()));
          values.put(segment.substring(1, segment.length() - 2), rest);
          return rest.isEmpty() ? Optional.empty() : Optional.of(new Match(route, values));
        }
        if (isVariable(segment) && !path.get(i).isEmpty()) {
          values.put(segment.substring(1, segment.length() - 1), path.get(i));
        } else if (!segment.equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return path.size() == segments.size()
          ? Optional.of(new Match(route, values))
          : Optional.empty();
    }

    private static boolean isVariable(String segment) {
      return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
      return segment.startsWith("{") && segment.endsWith("+}");
    }
  }
}
