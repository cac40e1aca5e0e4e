package accelerator.local.stack;

import accelerator.core.Json;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;

/// What the stack's port answers until the stack is there: 503 with the seconds after which to ask
/// again, to a browser as a page that does so by itself, to everybody else as a problem document
/// (RFC 9457).
final class StartingAnswer implements LoopbackHandler {
  private static final String AGAIN_SECONDS = "1";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta http-equiv="refresh" content="%s">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Starting</title>
      <main>
      <h1>The stack is starting</h1>
      <p role="status">This page asks again each second, and turns into the storefront.</p>
      </main>
      </html>
      """
          .formatted(AGAIN_SECONDS);

  @Override
  public LoopbackAnswer answer(LoopbackRequest request) {
    return (isForPeople(request) ? page() : problem())
        .with("Retry-After", AGAIN_SECONDS)
        .with("Cache-Control", "no-store");
  }

  /// Browsers name the type when somebody opens an address, and not when a page asks.
  private static boolean isForPeople(LoopbackRequest request) {
    return request.header("accept").orElse("").contains("text/html")
        || (request.path().equals("/") && request.header("accept").orElse("*/*").contains("*/*"));
  }

  private static LoopbackAnswer page() {
    return LoopbackAnswer.text(503, "text/html; charset=utf-8", PAGE)
        .with("Content-Security-Policy", "default-src 'none'");
  }

  private static LoopbackAnswer problem() {
    return LoopbackAnswer.text(
        503,
        "application/problem+json",
        Json.write(
            Json.object()
                .put("type", "urn:problem:starting")
                .put("title", "The stack is starting")
                .put("status", 503)
                .put("detail", "the stack is not ready yet: ask again in 1 second")));
  }
}
