package accelerator.local.run;

import accelerator.emulators.loopback.LoopbackRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Keeps other people's pages out, which a browser on this machine may show beside: they may
/// neither read what is here nor start a run. A page of another site has another `Origin`; one
/// whose name was turned to 127.0.0.1 has another `Host`; and what starts a run must be
/// `application/json`, which no foreign page may send unasked.
final class SameOrigin {
  private static final Pattern HERE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private SameOrigin() {}

  /// Why a request is not answered; empty when it is.
  static Optional<String> refusal(LoopbackRequest request) {
    String host = request.header("host").orElse("").toLowerCase(Locale.ROOT);
    if (!HERE.matcher(host).matches()) {
      return Optional.of("the host must be 127.0.0.1 or localhost, was '%s'".formatted(host));
    }
    Optional<String> origin = request.header("origin");
    if (origin.isPresent() && !origin.get().toLowerCase(Locale.ROOT).equals("http://" + host)) {
      return Optional.of(
          "runs are shown to and started by pages of http://%s only, not of '%s'"
              .formatted(host, origin.get()));
    }
    Optional<String> site = request.header("sec-fetch-site");
    if (site.isPresent() && !OWN_SITE.contains(site.get())) {
      return Optional.of("another site's page asked: open http://%s/console".formatted(host));
    }
    if (request.isPost() && !isJson(request)) {
      return Optional.of("the content type must be application/json");
    }
    return Optional.empty();
  }

  private static boolean isJson(LoopbackRequest request) {
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    return type.split(";", 2)[0].strip().equals("application/json");
  }
}
