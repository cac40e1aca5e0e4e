package accelerator.emulators.personalize;

import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// On what jobs run: imports beside each other, trainings one after the other, since each of them
/// uses every thread that it may.
final class JobThreads implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(JobThreads.class.getName());
  private static final int CLOSING_SECONDS = 10;

  private final ExecutorService importing;
  private final ExecutorService training;

  /// @param imports how many run at once
  JobThreads(int imports) {
    this.importing = threads("personalize-import-", imports);
    this.training = threads("personalize-training-", 1);
  }

  private static ExecutorService threads(String name, int count) {
    return Executors.newFixedThreadPool(
        count, Thread.ofPlatform().daemon().name(name, 0).factory());
  }

  ExecutorService importing() {
    return importing;
  }

  ExecutorService training() {
    return training;
  }

  /// Interrupts what runs and waits for its end.
  @Override
  public void close() {
    importing.shutdownNow();
    training.shutdownNow();
    await(importing);
    await(training);
  }

  private static void await(ExecutorService threads) {
    try {
      if (!threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "a job of Personalize goes on after its end");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
