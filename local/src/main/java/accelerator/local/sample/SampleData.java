package accelerator.local.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The files of the folder `sample-data/`.
public final class SampleData {
  private SampleData() {}

  /// The name of the invented shop's file.
  public static final String SHOP = ProductInteractions.TABLE.name() + ".csv.gz";

  /// Writes every file of the sample data into a folder that exists, in place of what was there. A
  /// file is replaced only once the new one is complete.
  public static void write(Path folder) throws IOException {
    write(new ShopGenerator(ShopSettings.sample()), folder.resolve(SHOP));
  }

  /// Writes the rows of one shop into a gzipped CSV file.
  public static void write(ShopGenerator shop, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      try (Writer out =
          new BufferedWriter(
              new OutputStreamWriter(
                  new FixedGzip(Files.newOutputStream(unfinished)), StandardCharsets.UTF_8))) {
        shop.write(out);
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
