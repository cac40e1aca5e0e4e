package accelerator.local.stack;

import accelerator.core.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that this stack runs: template, definitions, SQL and functions from where they
/// stand.
public final class Checkout {
  private Checkout() {}

  /// The folder that the launcher, or a build, says.
  ///
  /// @throws InvalidInput when there is no template in it
  public static Path root() {
    Path root =
        Path.of(System.getProperty("accelerator.root", System.getProperty("project.root", "")));
    if (!Files.isRegularFile(root.resolve("template.yaml"))) {
      throw new InvalidInput(
          "no template.yaml in '%s': start it through ./accelerator".formatted(root));
    }
    return root.toAbsolutePath().normalize();
  }
}
