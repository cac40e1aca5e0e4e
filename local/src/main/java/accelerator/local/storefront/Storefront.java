package accelerator.local.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Serves the files of the storefront, and of the run console at `console`, below the path that it
/// is mounted at. It knows its files by name and looks nowhere else, so that no path leads out of
/// it. Browsers ask each time whether a file changed, and may load nothing from anywhere but here.
public final class Storefront implements LoopbackHandler {
  private static final String PAGE = "index.html";
  private static final String CONSOLE = "console";

  private static final List<String> FILES =
      List.of(
          PAGE,
          "style.css",
          "run.css",
          "console.html",
          "console.css",
          "console.js",
          "detail.js",
          "icon.svg",
          "main.js",
          "domains.js",
          "elements.js",
          "endpoint.js",
          "gantt.js",
          "glyphs.js",
          "machine.js",
          "picture.js",
          "pickers.js",
          "place.js",
          "posters.js",
          "report.js",
          "request.js",
          "run.js",
          "runs.js",
          "shelf.js",
          "standing.js",
          "start.js",
          "summary.js",
          "verdict.js",
          "visit.js");

  /// What `?endpoint=` may name: a deployed stack, by its origin.
  private static final Pattern ENDPOINT =
      Pattern.compile("https://[A-Za-z0-9.-]{1,253}(:\\d{1,5})?/?");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
          + "connect-src 'self'%s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> SECURITY =
      Map.of(
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

  private final String mountedAt;

  /// @param mountedAt the path below which it answers, which ends in a slash
  public Storefront(String mountedAt) {
    this.mountedAt = mountedAt;
  }

  @Override
  public LoopbackAnswer answer(LoopbackRequest request) {
    LoopbackAnswer answer =
        found(request).with("Content-Security-Policy", POLICY.formatted(endpoint(request)));
    for (Map.Entry<String, String> header : SECURITY.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  /// The one other origin that the page may ask, because its address names it; nothing else.
  private static String endpoint(LoopbackRequest request) {
    return Arrays.stream(request.query().split("&"))
        .filter(each -> each.startsWith("endpoint="))
        .map(each -> URLDecoder.decode(each.substring("endpoint=".length()), UTF_8))
        .filter(each -> ENDPOINT.matcher(each).matches())
        .findFirst()
        .map(each -> " " + each.replaceFirst("/$", ""))
        .orElse("");
  }

  private LoopbackAnswer found(LoopbackRequest request) {
    if (!List.of("GET", "HEAD").contains(request.method())) {
      return refused(405, "the method must be GET or HEAD").with("Allow", "GET, HEAD");
    }
    return Optional.ofNullable(assets.get(name(request)))
        .map(asset -> served(request, asset))
        .orElseGet(() -> refused(404, "the storefront has no such file"));
  }

  /// The file that a path names: what follows the place where this is mounted.
  private String name(LoopbackRequest request) {
    String path = request.uri().getPath();
    String name = path.startsWith(mountedAt) ? path.substring(mountedAt.length()) : path;
    if (name.equals(CONSOLE)) {
      return CONSOLE + ".html";
    }
    return name.isEmpty() ? PAGE : name;
  }

  private static LoopbackAnswer served(LoopbackRequest request, Asset asset) {
    List<String> known = request.headers().getOrDefault("if-none-match", List.of());
    LoopbackAnswer answer =
        asset.isNamedBy(String.join(",", known))
            ? LoopbackAnswer.empty(304)
            : LoopbackAnswer.of(200, asset.content()).with("Content-Type", asset.contentType());
    return answer.with("ETag", asset.tag()).with("Cache-Control", "no-cache");
  }

  private static LoopbackAnswer refused(int status, String reason) {
    return LoopbackAnswer.text(status, "text/plain; charset=utf-8", reason + "\n")
        .with("Cache-Control", "no-store");
  }
}
