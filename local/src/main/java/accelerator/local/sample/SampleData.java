package accelerator.local.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/// The files of the folder `sample-data/`.
public final class SampleData {
  private SampleData() {}

  /// The name of the invented shop's file.
  public static final String SHOP = file(ProductInteractions.TABLE);

  private static final List<String> SUBSCRIPTIONS = List.of("Free", "Standard", "Premium");

  /// Writes every file of the sample data into a folder that exists, in place of what was there. A
  /// file is replaced only once the new one is complete.
  public static void write(Path folder) throws IOException {
    write(new ShopGenerator(ShopSettings.sample()), folder.resolve(SHOP));
    write(new LibraryGenerator(LibrarySettings.sample()), LibrarySettings.sample(), folder);
  }

  /// Writes the rows of one shop into a gzipped CSV file.
  public static void write(ShopGenerator shop, Path file) throws IOException {
    write(file, shop::write);
  }

  /// Writes the three tables of one film library into a folder.
  public static void write(LibraryGenerator library, LibrarySettings settings, Path folder)
      throws IOException {
    write(
        folder.resolve(file(LibraryTables.PLAYS)),
        out -> LibraryTables.PLAYS.write(library::plays, out));
    write(
        folder.resolve(file(LibraryTables.CATALOGUE)),
        out ->
            LibraryTables.CATALOGUE.write(rows -> library.library().listed().forEach(rows), out));
    write(
        folder.resolve(file(LibraryTables.SUBSCRIBERS)),
        out -> LibraryTables.SUBSCRIBERS.write(rows -> subscribers(library, settings, rows), out));
  }

  /// Nine of ten members have a subscription on record.
  private static void subscribers(
      LibraryGenerator library, LibrarySettings settings, Consumer<LibraryTables.Subscriber> rows) {
    for (int number = 0; number < settings.viewers(); number++) {
      Viewer viewer = library.viewer(number);
      if (viewer.isMember() && number % 10 != 9) {
        Dice dice = Dice.of(settings.seed(), "subscription", number);
        String model = SUBSCRIPTIONS.get(dice.weighted(List.of(.3, .5, .2)));
        rows.accept(new LibraryTables.Subscriber(viewer.userId(), model));
      }
    }
  }

  private static String file(SourceTable<?> table) {
    return table.name() + ".csv.gz";
  }

  /// Writes something as CSV.
  private interface Rows {
    void write(Writer out) throws IOException;
  }

  private static void write(Path file, Rows rows) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      try (Writer out =
          new BufferedWriter(
              new OutputStreamWriter(
                  new FixedGzip(Files.newOutputStream(unfinished)), StandardCharsets.UTF_8))) {
        rows.write(out);
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
