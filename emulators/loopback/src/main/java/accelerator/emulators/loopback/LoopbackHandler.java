package accelerator.emulators.loopback;

import java.io.IOException;

/// Answers the requests of one service; several threads at once.
@FunctionalInterface
public interface LoopbackHandler {
  /// @throws IOException when the answer cannot be made; like any other failure it is logged, and
  ///   the caller gets {@link #failed}
  LoopbackAnswer answer(LoopbackRequest request) throws IOException;

  /// What a caller gets when {@link #answer} failed, in the service's own error shape.
  default LoopbackAnswer failed(LoopbackRequest request, Throwable failure) {
    return LoopbackAnswer.text(500, "text/plain", "the emulator failed");
  }
}
