package accelerator.emulators.sam.lambda;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One call on its way to a child and back. The first outcome counts.
record FunctionCall(
    String requestId,
    String functionArn,
    String payload,
    Duration timeout,
    CompletableFuture<Invocation> outcome) {

  static FunctionCall of(String requestId, String functionArn, String payload, Duration timeout) {
    return new FunctionCall(requestId, functionArn, payload, timeout, new CompletableFuture<>());
  }

  void finish(Invocation invocation) {
    outcome.complete(invocation);
  }

  /// The child ended before it took the call.
  void giveBack() {
    outcome.completeExceptionally(new ProcessGone());
  }

  /// The outcome, or a timeout's when there is none within the function's time.
  ///
  /// @throws ProcessGone when the call can be tried on another child
  Invocation await() throws ProcessGone, InterruptedException {
    try {
      return outcome.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return Invocation.Failed.timedOut(requestId, timeout);
    } catch (ExecutionException _) {
      throw new ProcessGone();
    }
  }

  /// The child ended before it took the call.
  static final class ProcessGone extends Exception {}
}
