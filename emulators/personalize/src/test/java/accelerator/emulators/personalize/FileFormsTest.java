package accelerator.emulators.personalize;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import accelerator.emulators.recommenders.DatasetType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are nearly what they ought to be, and what a job says of them. That a byte order mark
/// breaks the header is reported in aws-samples/amazon-personalize-samples#17; that a header is
/// never quoted, and that files are UTF-8 and CSV, is in the developer guide
/// (`preparing-training-data`).
class FileFormsTest {
  private static final String HEADER = "USER_ID,MEMBERSHIP_STATUS\n";
  private static final String MISSING = "Input CSV is missing the following columns:";

  @Test
  void mayEndWithEmptyLines() throws IOException {
    for (String end : new String[] {"", "\n", "\n\n", "\r\n\r\n", "\n\n\n\n"}) {
      assertThat(users(HEADER + "u1,gold\nu2,plain" + end).size()).isEqualTo(2);
    }
  }

  @Test
  void mayHaveNoEmptyLineBeforeARecord() {
    assertThat(reason(HEADER + "u1,gold\n\n\nu2,plain\n\n"))
        .isEqualTo("Input CSV must have 2 fields in every line, has 1 in line 3 of a.csv.");
  }

  @Test
  void areCountedInCodePoints() throws IOException {
    String emoji = "\uD83D\uDE00";
    assertThat(users(HEADER + emoji.repeat(256) + "," + emoji.repeat(1000) + "\n").size())
        .isEqualTo(1);
    assertThat(reason(HEADER + emoji.repeat(257) + ",gold\n"))
        .isEqualTo(
            "Length cannot be more than 256 characters for USER_ID, is 257 in line 2 of a.csv.");
    assertThat(reason(HEADER + "u1," + emoji.repeat(1001) + "\n"))
        .isEqualTo(
            "Length cannot be more than 1000 characters for MEMBERSHIP_STATUS, is 1001 in line 2 of"
                + " a.csv.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "\uFEFFUSER_ID,MEMBERSHIP_STATUS!"
            + "[USER_ID]. a.csv begins with a byte order mark: write it as UTF-8 without one.",
        "\"USER_ID\",\"MEMBERSHIP_STATUS\"!"
            + "[USER_ID, MEMBERSHIP_STATUS]. The header of a.csv has quotes: write its columns"
            + " without them.",
        "USER_ID;MEMBERSHIP_STATUS!"
            + "[USER_ID, MEMBERSHIP_STATUS]. The columns of a.csv are separated by ';': separate"
            + " them by commas.",
        "USER_ID, membership_status!"
            + "[MEMBERSHIP_STATUS]. a.csv has [ membership_status]: spell columns as the schema"
            + " does.",
        "u1,gold!"
            + "[USER_ID, MEMBERSHIP_STATUS]. The first line of a.csv must be its header, is"
            + " 'u1,gold'.",
        "USER_ID!" + "[MEMBERSHIP_STATUS].",
      })
  void failWithWhatIsWrongWithTheHeader(String header, String cause) {
    assertThat(reason(header + "\nu2,plain\n")).isEqualTo(MISSING + cause);
  }

  @Test
  void failByTheNameOfWhatTheyAre() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write((HEADER + "u1,gold\n").getBytes(UTF_8));
    }
    assertThat(reason(zipped.toByteArray()))
        .isEqualTo("Input CSV a.csv is compressed by gzip: unload it without compression.");
    assertThat(reason((HEADER + "u1,gold\n").getBytes(UTF_16)))
        .isEqualTo("Input CSV a.csv is encoded in UTF-16: write it in UTF-8.");
    assertThat(reason("PAR1 and so on")).startsWith("Input CSV a.csv is a Parquet file");
    assertThat(reason("PK\u0003\u0004 and so on")).startsWith("Input CSV a.csv is a zip archive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_SUCCESS", "_committed_1", ".part-1.csv.crc", ".DS_Store"})
  void areNotReadWhereTheyAreNoData(String name) throws IOException {
    Map<String, byte[]> folder = new TreeMap<>();
    folder.put("in/part-1.csv", (HEADER + "u1,gold\n").getBytes(UTF_8));
    folder.put("in/" + name, new byte[] {1, 2, 3});
    assertThat(((RecordRows) files(folder, "in/").call()).size()).isEqualTo(1);
  }

  @Test
  void areReadWhateverTheirNameIsWhereTheyAreAskedFor() throws IOException {
    Map<String, byte[]> one = Map.of("in/_users", (HEADER + "u1,gold\n").getBytes(UTF_8));
    assertThat(((RecordRows) files(one, "in/_users").call()).size()).isEqualTo(1);
  }

  @Test
  void areNamedWhereAFolderHoldsSomethingElse() {
    Map<String, byte[]> folder = new TreeMap<>();
    folder.put("in/manifest.json", "{\"rows\":1}".getBytes(UTF_8));
    folder.put("in/part-1.csv", (HEADER + "u1,gold\n").getBytes(UTF_8));
    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(files(folder, "in/")::call)
        .withMessageStartingWith(MISSING + "[USER_ID, MEMBERSHIP_STATUS]. The header of manifest");
  }

  private static RecordRows users(String text) throws IOException {
    return (RecordRows) files(Map.of("in/a.csv", text.getBytes(UTF_8)), "in/a.csv").call();
  }

  private static String reason(String text) {
    return reason(text.getBytes(UTF_8));
  }

  private static String reason(byte[] bytes) {
    ImportedFiles files = files(Map.of("in/a.csv", bytes), "in/a.csv");
    return String.valueOf(
        assertThatExceptionOfType(JobFailed.class).isThrownBy(files::call).actual().getMessage());
  }

  private static ImportedFiles files(Map<String, byte[]> files, String key) {
    return new ImportedFiles(
        new StoredFiles(new MemoryBuckets(files), new S3Location("data", key)),
        SchemaReader.read(Fixtures.USERS),
        DatasetType.USERS);
  }
}
