package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Window;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The days that the packaged sample data covers.
final class SampleWindows {
  private static final String FILE = "sample-data/windows.json";

  private SampleWindows() {}

  /// @throws InvalidInput when there is no sample of that domain
  static Window of(Domain domain) {
    try (InputStream file = SampleWindows.class.getClassLoader().getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      JsonNode window = Json.parse(file).path(domain.key());
      if (window.isMissingNode()) {
        throw new InvalidInput("there is no sample data of domain '%s'".formatted(domain.key()));
      }
      return Json.read(window, Window.class);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
