package accelerator.emulators.loopback.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What `--version` prints: the command and the version that it was built as, such as `personalize
/// 1.0.0`.
public final class VersionLine implements IVersionProvider {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// For picocli.
  public VersionLine() {}

  @Override
  public String[] getVersion() {
    return new String[] {spec.qualifiedName() + " " + version()};
  }

  /// The version that this was built as.
  public static String version() {
    try (InputStream in = VersionLine.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IllegalStateException("there is no version.txt beside " + VersionLine.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
