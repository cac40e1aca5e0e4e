package accelerator.emulators.sam.template;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

/// The template of a shop, and templates of one function.
abstract class TemplateUnderTest {
  static final Map<String, String> ACCOUNT = Map.of("SnowflakeAccount", "acme");
  @TempDir Path folder = Path.of("");

  Stack functionWith(String properties) {
    Path file = folder.resolve("bad.yaml");
    String text =
        """
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties: {Runtime: java25,
              %s}
        """;
    try {
      Files.writeString(file, text.formatted(properties));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
    return Template.read(file).deploy(Deployment.local("shop", Map.of(), Map.of()));
  }

  static Stack stack(Map<String, String> parameters, Map<String, String> physicalIds) {
    return Template.read(shop()).deploy(Deployment.local("shop", parameters, physicalIds));
  }

  static Path shop() {
    try {
      return Path.of(Objects.requireNonNull(TemplateTest.class.getResource("shop.yaml")).toURI());
    } catch (URISyntaxException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
