package accelerator.emulators.sam.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A request to the Runtime API.
///
/// @param body as much of it as the API looks at
@SuppressWarnings("ArrayRecordComponent") // never compared
record RuntimeRequest(String method, String path, byte[] body) {
  String text() {
    return new String(body, UTF_8);
  }
}
