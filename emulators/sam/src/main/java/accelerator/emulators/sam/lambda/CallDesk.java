package accelerator.emulators.sam.lambda;

import accelerator.emulators.sam.lambda.Invocation.Failed;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Where calls wait for one child, and the child waits for calls: one at a time.
final class CallDesk {
  private final InstantSource clock;
  private final CompletableFuture<Optional<Failed>> initialised = new CompletableFuture<>();

  /// Where the child waits for its next call.
  private Optional<RuntimeConnection> waiting = Optional.empty();

  /// A call that came before the child asked for it.
  private Optional<FunctionCall> pending = Optional.empty();

  /// The call that the child works on.
  private Optional<FunctionCall> current = Optional.empty();

  CallDesk(InstantSource clock) {
    this.clock = clock;
  }

  /// Completes when the child first asks for a call, or with the reason that it reports why it
  /// never will; exceptionally when it ends without a word.
  CompletableFuture<Optional<Failed>> initialised() {
    return initialised;
  }

  /// The child has said why it never will ask for a call.
  void neverStarts(Failed reason) {
    initialised.complete(Optional.of(reason));
  }

  /// Gives the child a call, at once if it waits for one.
  synchronized void offer(FunctionCall call) {
    if (waiting.isEmpty()) {
      pending = Optional.of(call);
      return;
    }
    RuntimeConnection connection = waiting.get();
    waiting = Optional.empty();
    deliver(call, connection);
  }

  /// Ends what the child has begun, now that it is gone; a call that it never fetched is given
  /// back.
  synchronized void childExited(int status) {
    current.ifPresent(call -> call.finish(Failed.exited(call.requestId(), status)));
    current = Optional.empty();
    initialised.completeExceptionally(new FunctionCall.ProcessGone());
    pending.ifPresent(FunctionCall::giveBack);
    pending = Optional.empty();
  }

  /// Tells whoever waits for the child, which nobody listens to any more.
  synchronized void broken(Throwable failure) {
    current.ifPresent(call -> call.finish(Failed.broken(call.requestId(), failure)));
    current = Optional.empty();
    initialised.completeExceptionally(failure);
    pending.ifPresent(FunctionCall::giveBack);
    pending = Optional.empty();
  }

  /// The child asks for its next call.
  synchronized void next(RuntimeConnection connection) {
    initialised.complete(Optional.empty());
    if (pending.isEmpty()) {
      waiting = Optional.of(connection);
      return;
    }
    FunctionCall call = pending.get();
    pending = Optional.empty();
    deliver(call, connection);
  }

  /// A connection has ended.
  synchronized void forget(RuntimeConnection connection) {
    waiting = waiting.filter(other -> other != connection);
  }

  private void deliver(FunctionCall call, RuntimeConnection connection) {
    Map<String, String> headers =
        Map.of(
            "Lambda-Runtime-Aws-Request-Id",
            call.requestId(),
            "Lambda-Runtime-Invoked-Function-Arn",
            call.functionArn(),
            "Lambda-Runtime-Deadline-Ms",
            String.valueOf(clock.instant().plus(call.timeout()).toEpochMilli()));
    try {
      current = Optional.of(call);
      connection.answer("200 OK", headers, call.payload());
    } catch (IOException _) {
      current = Optional.empty();
      call.giveBack();
    }
  }

  /// The end of a call; that of another than the child works on is late and counts for nothing.
  synchronized void finish(String requestId, Invocation invocation) {
    Optional<FunctionCall> finished = current.filter(call -> call.requestId().equals(requestId));
    if (finished.isPresent()) {
      current = Optional.empty();
      finished.get().finish(invocation);
    }
  }
}
