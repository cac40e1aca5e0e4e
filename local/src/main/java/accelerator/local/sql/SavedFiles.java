package accelerator.local.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// Tells when files of some folders have been saved. An editor writes a file in several steps, and
/// several files at once: it waits until nothing more comes for a while, but not for ever.
public final class SavedFiles implements AutoCloseable {
  private static final long QUIET_MILLIS = 150;
  private static final int MOST_STEPS = 20;

  private final WatchService watch;

  private SavedFiles(WatchService watch) {
    this.watch = watch;
  }

  /// Watches folders, not those below them.
  public static SavedFiles in(List<Path> folders) throws IOException {
    WatchService watch = folders.getFirst().getFileSystem().newWatchService();
    for (Path folder : folders) {
      folder.register(
          watch,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_MODIFY,
          StandardWatchEventKinds.ENTRY_DELETE);
    }
    return new SavedFiles(watch);
  }

  /// Waits for the next `.sql` or `.avsc`.
  ///
  /// @return the names of what was saved, in alphabetical order
  public List<String> next() throws InterruptedException {
    TreeSet<String> names = new TreeSet<>();
    while (names.isEmpty()) {
      take(watch.take(), names);
      for (int step = 0; step < MOST_STEPS; step++) {
        WatchKey more = watch.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        if (more == null) {
          break;
        }
        take(more, names);
      }
    }
    return List.copyOf(names);
  }

  private static void take(WatchKey key, TreeSet<String> names) {
    for (WatchEvent<?> event : key.pollEvents()) {
      String name = String.valueOf(event.context());
      if (name.endsWith(".sql") || name.endsWith(".avsc")) {
        names.add(name);
      }
    }
    key.reset();
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
