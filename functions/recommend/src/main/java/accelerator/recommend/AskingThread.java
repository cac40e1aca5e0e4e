package accelerator.recommend;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A thread in which services are asked. Interrupting it also ends what it reads: a thread of the
/// system that waits for a socket does not hear an interrupt. A virtual thread would, but a read in
/// one takes turns of several others.
final class AskingThread extends Thread {
  private volatile Optional<HttpURLConnection> connection = Optional.empty();

  private AskingThread(Runnable work) {
    super(work, "asking");
    setDaemon(true);
  }

  /// As many as there is work for at once; idle ones stay for a minute.
  static ExecutorService pool() {
    return Executors.newCachedThreadPool(AskingThread::new);
  }

  /// Says over what the current thread is going to talk, if it is one of these.
  ///
  /// @throws InterruptedIOException when it has been interrupted
  static void talksOver(HttpURLConnection connection) throws InterruptedIOException {
    if (currentThread() instanceof AskingThread asking) {
      asking.connection = Optional.of(connection);
      demandListener();
    }
  }

  /// An answer that is not read on once the reading thread has been interrupted: to close a body
  /// that is being read, a connection waits for the read.
  static InputStream heard(InputStream answer) {
    return new FilterInputStream(answer) {
      @Override
      public int read() throws IOException {
        demandListener();
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        demandListener();
        return super.read(bytes, from, length);
      }
    };
  }

  private static void demandListener() throws InterruptedIOException {
    if (currentThread().isInterrupted()) {
      throw new InterruptedIOException("nobody waits for the answer");
    }
  }

  /// Closing may have to wait for the read that it ends, and whoever interrupts must not.
  @Override
  public void interrupt() {
    super.interrupt();
    connection.ifPresent(
        open -> Thread.ofPlatform().daemon().name("closing").start(open::disconnect));
  }
}
