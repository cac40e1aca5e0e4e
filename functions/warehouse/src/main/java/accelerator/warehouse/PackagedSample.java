package accelerator.warehouse;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A domain's sample that this function carries: a gzipped CSV of source rows, a few megabytes.
///
/// @param fileName such as `snowplow_ecommerce_product_interactions.csv.gz`
record PackagedSample(String fileName, byte[] bytes) {

  /// @throws InvalidInput when none is packaged for the domain
  static PackagedSample of(Domain domain) {
    String fileName = domain.sourceTable() + ".csv.gz";
    String path = "sample-data/" + fileName;
    try (InputStream file = PackagedSample.class.getClassLoader().getResourceAsStream(path)) {
      if (file == null) {
        throw new InvalidInput("%s has no sample: there is no %s".formatted(domain.key(), path));
      }
      return new PackagedSample(fileName, file.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The columns in the order of the file, as its first line names them.
  List<String> columns() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8))) {
      return List.of(Optional.ofNullable(reader.readLine()).orElse("").split(",", -1));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(fileName, unreadable);
    }
  }
}
