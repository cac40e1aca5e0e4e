package accelerator.local.stack;

import accelerator.emulators.loopback.PassingFolder;
import java.io.IOException;
import java.nio.file.Path;

/// The temporary folder of a command, gone with it.
public record WorkFolder(PassingFolder folder) implements AutoCloseable {
  public static WorkFolder create() throws IOException {
    return new WorkFolder(PassingFolder.create("recommendations-accelerator-"));
  }

  public Path path() {
    return folder.path();
  }

  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException _) {
      // A file may go while it is listed; what is left lies in the system's temporary folder.
      return;
    }
  }
}
