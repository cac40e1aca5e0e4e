package accelerator.emulators.personalize;

import static accelerator.emulators.personalize.Fixtures.field;
import static accelerator.emulators.personalize.Fixtures.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaReaderTest {
  @Test
  void readsTypesUnionsAndAttributes() {
    String text =
        schema(
            "Items",
            field("ITEM_ID", "string"),
            "{\"name\":\"GENRES\",\"type\":[\"string\",\"null\"],\"categorical\":true}",
            "{\"name\":\"PLOT\",\"type\":[\"null\",\"string\"],\"textual\":true}",
            "{\"name\":\"PRICE\",\"type\":[\"float\"]}");
    assertThat(SchemaReader.read(text))
        .isEqualTo(
            new SchemaContent(
                "Items",
                List.of(
                    new Field("ITEM_ID", FieldType.STRING, false, false, false),
                    new Field("GENRES", FieldType.STRING, true, true, false),
                    new Field("PLOT", FieldType.STRING, true, false, true),
                    new Field("PRICE", FieldType.FLOAT, false, false, false))));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("{", "Schema is not valid JSON"),
        Arguments.of("[]", "Schema must be a JSON object"),
        Arguments.of("{\"type\":\"array\"}", "Schema type must be record, was 'array'"),
        Arguments.of(
            schema("Actions", field("A", "string")),
            "Schema name must be one of [Interactions, Items, Users], was 'Actions'"),
        Arguments.of(
            "{\"type\":\"record\",\"name\":\"Items\",\"namespace\":\"shop\"}",
            "Schema namespace must be com.amazonaws.personalize.schema, was 'shop'"),
        Arguments.of(schema("Items"), "Schema fields must be an array that is not empty"),
        Arguments.of(schema("Items", field("A", "bytes")), "Field A has the unknown type 'bytes'"),
        Arguments.of(
            schema("Items", "{\"name\":\"A\",\"type\":{\"type\":\"array\"}}"),
            "Field A has the unknown type 'an object'"),
        Arguments.of(
            schema("Items", "{\"name\":\"A\",\"type\":[\"int\",\"long\"]}"),
            "Field A must have one type beside null, has [int, long]"),
        Arguments.of(
            schema("Items", "{\"name\":\"A\",\"type\":\"int\",\"categorical\":true}"),
            "Field A must be a string to be categorical or textual, is int"),
        Arguments.of(
            schema(
                "Items",
                "{\"name\":\"A\",\"type\":\"string\",\"categorical\":true,\"textual\":true}"),
            "Field A is both categorical and textual"),
        Arguments.of(
            schema("Items", field("GENRES_FIELD_1", "string"), field("GENRESFIELD1", "string")),
            "Field GENRESFIELD1 has the name of another one in letters and digits"),
        Arguments.of(
            schema("Items", field("1A", "string")),
            "Field name must satisfy the pattern [A-Za-z_][A-Za-z0-9_]*, was '1A'"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void refusesWhatNoSchemaCanBe(String text, String message) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> SchemaReader.read(text))
        .withMessage(message);
  }
}
