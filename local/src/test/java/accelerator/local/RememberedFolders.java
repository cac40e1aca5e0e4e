package accelerator.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Makes the tests' temporary folders, and knows those that are still there.
public final class RememberedFolders implements TempDirFactory {
  private static final List<Path> MADE = new CopyOnWriteArrayList<>();

  static List<Path> all() {
    MADE.removeIf(folder -> !Files.isDirectory(folder));
    return List.copyOf(MADE);
  }

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    Path folder = Files.createTempDirectory("junit-");
    MADE.add(folder);
    return folder;
  }
}
