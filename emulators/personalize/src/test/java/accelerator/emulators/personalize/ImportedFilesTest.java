package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import accelerator.emulators.recommenders.DatasetType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImportedFilesTest {
  private static final String PRODUCTS =
      Fixtures.schema(
          "Items",
          Fixtures.field("ITEM_ID", "string"),
          Fixtures.field("PRICE", "float"),
          "{\"name\":\"CATEGORY_L1\",\"type\":\"string\",\"categorical\":true}",
          "{\"name\":\"PRODUCT_DESCRIPTION\",\"type\":[\"null\",\"string\"],\"textual\":true}",
          "{\"name\":\"CREATION_TIMESTAMP\",\"type\":[\"null\",\"long\"]}",
          "{\"name\":\"STOCK\",\"type\":[\"null\",\"int\"]}",
          "{\"name\":\"NEW\",\"type\":[\"null\",\"boolean\"]}");
  private static final String HEADER =
      "ITEM_ID,PRICE,CATEGORY_L1,PRODUCT_DESCRIPTION,CREATION_TIMESTAMP,STOCK,NEW\n";

  @Test
  void readsQuotesEscapesNumbersAndNulls() throws IOException {
    String text =
        HEADER + "i1,-1.5e2,a|b,\"say \\\"hi\\\", \\\\ \\n\",1700000000,,true\r\ni2,.5,c,,,7,\n";
    RecordRows rows = (RecordRows) files(DatasetType.ITEMS, PRODUCTS, text).call();
    assertThat(rows.find("i1"))
        .hasValue(
            Map.of(
                "ITEM_ID", "i1",
                "PRICE", "-1.5e2",
                "CATEGORY_L1", "a|b",
                "PRODUCT_DESCRIPTION", "say \"hi\", \\ \\n",
                "CREATION_TIMESTAMP", "1700000000",
                "NEW", "true"));
    assertThat(rows.find("i2"))
        .hasValue(Map.of("ITEM_ID", "i2", "PRICE", ".5", "CATEGORY_L1", "c", "STOCK", "7"));
  }

  @Test
  void cutsATextThatIsTooLong() throws IOException {
    String text = HEADER + "i1,1,c,%s,,,\n".formatted("x".repeat(20_001));
    RecordRows rows = (RecordRows) files(DatasetType.ITEMS, PRODUCTS, text).call();
    assertThat(rows.find("i1").orElseThrow().get("PRODUCT_DESCRIPTION")).hasSize(20_000);
  }

  static Stream<Arguments> badItems() {
    String good = "i1,1,c,,,,\n";
    return Stream.of(
        Arguments.of("", "Input CSV a.csv has no header."),
        Arguments.of(
            "ITEM_ID,PRICE,PRODUCT_DESCRIPTION,CREATION_TIMESTAMP,NEW\n",
            "Input CSV is missing the following columns:[CATEGORY_L1, STOCK]."),
        Arguments.of(
            HEADER.replace("ITEM_ID", "\"ITEM_ID\""),
            "Input CSV is missing the following columns:[ITEM_ID]. The header of a.csv has quotes:"
                + " write its columns without them."),
        Arguments.of(
            HEADER.replace("STOCK,NEW", "NEW,STOCK"),
            "Input CSV a.csv must have the columns [ITEM_ID, PRICE, CATEGORY_L1,"
                + " PRODUCT_DESCRIPTION, CREATION_TIMESTAMP, STOCK, NEW] in this order, has"
                + " [ITEM_ID, PRICE, CATEGORY_L1, PRODUCT_DESCRIPTION, CREATION_TIMESTAMP, NEW,"
                + " STOCK]."),
        Arguments.of(
            HEADER + good + "i2,1,c\n",
            "Input CSV must have 7 fields in every line, has 3 in line 3 of a.csv."),
        Arguments.of(
            HEADER + good + "\n" + good,
            "Input CSV must have 7 fields in every line, has 1 in line 3 of a.csv."),
        Arguments.of(
            HEADER + "i2,cheap,c,,,,\n",
            "Column PRICE must be of type float, is 'cheap' in line 2 of a.csv."),
        Arguments.of(
            HEADER + "i2,NaN,c,,,,\n",
            "Column PRICE must be of type float, is 'NaN' in line 2 of a.csv."),
        Arguments.of(
            HEADER + "i2,1,c,,,2147483648,\n",
            "Column STOCK must be of type int, is '2147483648' in line 2 of a.csv."),
        Arguments.of(
            HEADER + "i2,1,c,,,,TRUE\n",
            "Column NEW must be of type boolean, is 'TRUE' in line 2 of a.csv."),
        Arguments.of(
            HEADER + "i2,,c,,,,\n", "Column PRICE must not be empty, is in line 2 of a.csv."),
        Arguments.of(
            HEADER + ",1,c,,,,\n", "Column ITEM_ID must not be empty, is in line 2 of a.csv."),
        Arguments.of(
            HEADER + "%s,1,c,,,,\n".formatted("i".repeat(257)),
            "Length cannot be more than 256 characters for ITEM_ID, is 257 in line 2 of a.csv."),
        Arguments.of(
            HEADER + "i,1,%s,,,,\n".formatted("c".repeat(1001)),
            "Length cannot be more than 1000 characters for CATEGORY_L1, is 1001 in line 2 of"
                + " a.csv."),
        Arguments.of(
            HEADER + "i,1,c,,1700000000000,,\n",
            "Column CREATION_TIMESTAMP must be in epoch seconds, is '1700000000000' in line 2 of"
                + " a.csv."),
        Arguments.of(
            HEADER + "i,1,c,\"two\nlines\",,,\n",
            "Input CSV has a quote that does not close in line 2 of a.csv."),
        Arguments.of(
            HEADER + "i,1,c,\"a \"\"b\"\"\",,,\n",
            "Input CSV has text after a closing quote in line 2 of a.csv."));
  }

  @ParameterizedTest
  @MethodSource("badItems")
  void failsWithTheReason(String text, String reason) {
    ImportedFiles files = files(DatasetType.ITEMS, PRODUCTS, text);
    assertThatExceptionOfType(JobFailed.class).isThrownBy(files::call).withMessage(reason);
  }

  @Test
  void failsOnBytesThatAreNotUtf8() {
    byte[] bytes = (HEADER + "i1,1,caf\u00e9,,,,\n").getBytes(StandardCharsets.ISO_8859_1);
    ImportedFiles files = files(DatasetType.ITEMS, PRODUCTS, Map.of("in/a.csv", bytes), "in/a.csv");
    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(files::call)
        .withMessageStartingWith("Input CSV is not encoded in UTF-8 after line");
  }

  @Test
  void failsOnFewerThanAThousandInteractions() {
    ImportedFiles files =
        files(DatasetType.INTERACTIONS, Fixtures.INTERACTIONS, Fixtures.interactions(999));
    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(files::call)
        .withMessage("Input CSV must have at least 1000 interactions, has 999.");
  }

  @Test
  void failsOnTooManyEventTypes() {
    String many =
        Stream.iterate(0, n -> n + 1)
            .limit(1000)
            .map(n -> String.format(Locale.ROOT, "u,i,%d,type%d", n, n % 11))
            .reduce(Fixtures.INTERACTIONS_HEADER, (all, line) -> all + "\n" + line);
    ImportedFiles files = files(DatasetType.INTERACTIONS, Fixtures.INTERACTIONS, many);
    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(files::call)
        .withMessage("Event types and optional metadata columns must be at most 10, are 11 and 0.");
  }

  @Test
  void addsTheFilesOfAFolderUp() throws IOException {
    Map<String, byte[]> two = new TreeMap<>();
    byte[] text = Fixtures.interactions(600).getBytes(StandardCharsets.UTF_8);
    two.put("in/a.csv", text);
    two.put("in/b.csv", text);
    InteractionRows rows =
        (InteractionRows) files(DatasetType.INTERACTIONS, Fixtures.INTERACTIONS, two, "in/").call();
    assertThat(rows.log().size()).isEqualTo(1200);
  }

  @Test
  void failsOnAPlaceWithoutFiles() {
    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(files(DatasetType.ITEMS, PRODUCTS, Map.of(), "in/")::call)
        .withMessage("Invalid Data location.");
    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(files(DatasetType.ITEMS, PRODUCTS, Map.of(), "in/a.csv")::call)
        .withMessage("Invalid Data location.");
  }

  @Test
  void failsOnFilesThatMayNotBeRead() {
    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(files(DatasetType.ITEMS, PRODUCTS, Map.of(), "in/secret.csv")::call)
        .withMessage("Insufficient privileges for accessing data in Amazon S3.");
  }

  private static ImportedFiles files(DatasetType type, String schema, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return files(type, schema, Map.of("in/a.csv", bytes), "in/a.csv");
  }

  private static ImportedFiles files(
      DatasetType type, String schema, Map<String, byte[]> files, String key) {
    S3Location location = new S3Location("data", key);
    return new ImportedFiles(
        new StoredFiles(new MemoryBuckets(files), location), SchemaReader.read(schema), type);
  }

  @Test
  @Timeout(10)
  void refusesANumberOfAHundredThousandDigitsAtOnce() {
    String digits = "9".repeat(100_000);
    ImportedFiles files = files(DatasetType.ITEMS, PRODUCTS, HEADER + "i1," + digits + "x,c,,,,\n");
    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(files::call)
        .withMessageStartingWith("Column PRICE must be of type float, is '999");
  }

  @Test
  void stopsWhenItIsInterrupted() {
    ImportedFiles files =
        files(DatasetType.INTERACTIONS, Fixtures.INTERACTIONS, Fixtures.interactions(1000));
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(JobFailed.class)
          .isThrownBy(files::call)
          .withMessage("Interrupted in line 1 of a.csv.");
    } finally {
      Thread.interrupted();
    }
  }
}
