package accelerator.emulators.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a caller gets. The length is written by the server, which also sends no body to `HEAD`.
public final class LoopbackAnswer {
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final boolean breaksOff;

  private LoopbackAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    this(status, headers, body, false);
  }

  private LoopbackAnswer(
      int status, Map<String, List<String>> headers, byte[] body, boolean breaksOff) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.breaksOff = breaksOff;
  }

  public static LoopbackAnswer of(int status, byte[] body) {
    return new LoopbackAnswer(status, Map.of(), body.clone());
  }

  /// A text in UTF-8.
  public static LoopbackAnswer text(int status, String contentType, String text) {
    return new LoopbackAnswer(
        status, Map.of("content-type", List.of(contentType)), text.getBytes(UTF_8));
  }

  /// No body.
  public static LoopbackAnswer empty(int status) {
    return new LoopbackAnswer(status, Map.of(), new byte[0]);
  }

  /// A connection that ends within the answer, as when it is reset: the head promises more bytes
  /// than come.
  public static LoopbackAnswer brokenOff() {
    return new LoopbackAnswer(200, Map.of(), new byte[] {' '}, true);
  }

  /// The same with one value of a header more.
  public LoopbackAnswer with(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
    values.add(value);
    more.put(name, List.copyOf(values));
    return new LoopbackAnswer(status, more, body, breaksOff);
  }

  public int status() {
    return status;
  }

  Map<String, List<String>> headers() {
    return headers;
  }

  /// The body itself: it is written once, and never changed.
  byte[] bytes() {
    return body;
  }

  boolean isBreakingOff() {
    return breaksOff;
  }
}
