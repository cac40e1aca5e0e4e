package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The video on demand SQL as a whole: plays, catalogue and subscribers of given rows, and every
/// dataset that comes of them, as its CSV would be.
class VideoOnDemandSqlTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void makesTheExpectedDatasetsOfTheGivenRows() throws Exception {
    try (Library library = given()) {
      expectDatasets(library);
    }
  }

  @Test
  void theOlderLayoutOfTheSourceGivesTheSameDatasets() throws Exception {
    try (Library library = given().olderLayout()) {
      library.warehouse.execute(
          "alter table %s rename column media_identifier to media_id".formatted(Library.CATALOGUE));
      expectDatasets(library);
      expectLeftOut(library);
    }
  }

  @Test
  void countsWhatItLeavesOutByReason() throws Exception {
    try (Library library = given()) {
      expectLeftOut(library);
    }
  }

  @Test
  void everyPlayOfTheWindowIsAnInteractionOrLeftOutForOneReason() throws Exception {
    try (Library library = given()) {
      long plays =
          library.made().leftOut().entrySet().stream()
              .filter(entry -> entry.getKey().contains("plays"))
              .mapToLong(Map.Entry::getValue)
              .sum();
      assertThat(library.made().rows(Dataset.INTERACTIONS).size() + plays).isEqualTo(13);
    }
  }

  private static void expectDatasets(Library library) throws IOException {
    for (Dataset dataset : Dataset.values()) {
      assertThat(library.made().csv(dataset)).isEqualTo(resource(dataset.key() + ".csv"));
    }
  }

  private static void expectLeftOut(Library library) throws IOException {
    String counts =
        library.made().leftOut().entrySet().stream()
            .map(entry -> entry.getKey() + "," + entry.getValue() + "\n")
            .collect(Collectors.joining());
    assertThat("reason,left_out_count\n" + counts).isEqualTo(resource("left_out.csv"));
  }

  private Library given() throws IOException {
    Library library = new Library();
    fill(library, Library.PLAYS, "plays.csv");
    fill(library, Library.CATALOGUE, "catalogue.csv");
    fill(library, Library.SUBSCRIBERS, "subscribers.csv");
    return library;
  }

  private void fill(Library library, QualifiedName table, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, resource(name));
    library.warehouse.execute(
        "insert into %s by name from read_csv('%s', all_varchar = true)".formatted(table, file));
  }

  private static String resource(String name) throws IOException {
    try (InputStream file =
        VideoOnDemandSqlTest.class
            .getClassLoader()
            .getResourceAsStream("video_on_demand/" + name)) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
