package accelerator.local.storefront;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Serves the storefront's files below the path that it is mounted at, which ends in a slash. It
/// knows its files by name and looks nowhere else, so that no path leads out of it. Browsers ask
/// each time whether a file changed, and may load nothing from anywhere but here.
public final class Storefront implements HttpHandler {
  private static final String PAGE = "index.html";

  private static final List<String> FILES =
      List.of(
          PAGE,
          "style.css",
          "run.css",
          "icon.svg",
          "main.js",
          "domains.js",
          "elements.js",
          "endpoint.js",
          "lanes.js",
          "picture.js",
          "pickers.js",
          "place.js",
          "run.js",
          "shelf.js",
          "summary.js",
          "visit.js");

  private static final Map<String, String> SECURITY =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
              + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private final Map<String, Asset> assets =
      FILES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Asset::read));

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      SECURITY.forEach(headers::set);
      if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        headers.set("Allow", "GET, HEAD");
        refuse(exchange, 405, "the method must be GET or HEAD");
        return;
      }
      Optional<Asset> asset = Optional.ofNullable(assets.get(name(exchange)));
      if (asset.isEmpty()) {
        refuse(exchange, 404, "the storefront has no such file");
        return;
      }
      serve(exchange, asset.get());
    }
  }

  /// The file that a path names: what follows the place where this is mounted.
  private static String name(HttpExchange exchange) {
    String mounted = exchange.getHttpContext().getPath();
    String name = exchange.getRequestURI().getPath().substring(mounted.length());
    return name.isEmpty() ? PAGE : name;
  }

  private static void serve(HttpExchange exchange, Asset asset) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("ETag", asset.tag());
    headers.set("Cache-Control", "no-cache");
    List<String> known = exchange.getRequestHeaders().getOrDefault("If-None-Match", List.of());
    if (asset.isNamedBy(String.join(",", known))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    headers.set("Content-Type", asset.contentType());
    send(exchange, 200, asset.content());
  }

  private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    send(exchange, status, (reason + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
