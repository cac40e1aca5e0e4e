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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A table of a domain's sample that this function carries: a gzipped CSV of rows, a few megabytes.
///
/// @param table such as `video_catalogue`: the name of its DDL in `sql/sources/`
record PackagedSample(String table, byte[] bytes) {

  /// The tables of a domain's sample: its source, and the further ones that are packaged.
  ///
  /// @throws InvalidInput when there is no source
  static List<PackagedSample> of(Domain domain) {
    List<PackagedSample> samples = new ArrayList<>();
    samples.add(
        find(domain.sourceTable())
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "%s has no sample: there is no %s"
                            .formatted(domain.key(), path(domain.sourceTable())))));
    FurtherTable.of(domain).forEach(further -> find(further.key()).ifPresent(samples::add));
    return List.copyOf(samples);
  }

  private static Optional<PackagedSample> find(String table) {
    try (InputStream file =
        PackagedSample.class.getClassLoader().getResourceAsStream(path(table))) {
      return file == null
          ? Optional.empty()
          : Optional.of(new PackagedSample(table, file.readAllBytes()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String path(String table) {
    return "sample-data/" + table + ".csv.gz";
  }

  /// Such as `video_catalogue.csv.gz`.
  String fileName() {
    return table + ".csv.gz";
  }

  /// The columns in the order of the file, as its first line names them.
  List<String> columns() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8))) {
      return List.of(Optional.ofNullable(reader.readLine()).orElse("").split(",", -1));
    } catch (IOException failure) {
      throw new UncheckedIOException(fileName(), failure);
    }
  }
}
