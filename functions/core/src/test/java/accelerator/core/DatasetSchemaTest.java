package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DatasetSchema.Field;
import org.junit.jupiter.api.Test;

class DatasetSchemaTest {
  @Test
  void readsFieldsInOrderWithTheirTypes() {
    DatasetSchema schema =
        DatasetSchema.parse(
            """
            {"type": "record", "name": "Items", "fields": [
              {"name": "ITEM_ID", "type": "string"},
              {"name": "PRICE", "type": ["float", "null"]},
              {"name": "GENRES", "type": ["string"], "categorical": true}]}
            """);
    assertThat(schema.fields())
        .containsExactly(
            new Field("ITEM_ID", "string", false),
            new Field("PRICE", "float", true),
            new Field("GENRES", "string", false));
    assertThat(schema.fields().get(1).isNumeric()).isTrue();
    assertThat(schema.fields().get(2).isNumeric()).isFalse();
  }

  @Test
  void isTheSameHoweverItsFileIsLaidOut() {
    String wide = "{ \"fields\" : [ {\"name\":\"A\", \"type\":\"string\"} ] }";
    String narrow = "{\"fields\":[{\"name\":\"A\",\"type\":\"string\"}]}";
    assertThat(DatasetSchema.parse(wide)).isEqualTo(DatasetSchema.parse(narrow));
  }

  @Test
  void refusesAFieldOfSeveralTypes() {
    assertThatThrownBy(
            () ->
                DatasetSchema.parse(
                    "{\"fields\":[{\"name\":\"A\",\"type\":[\"int\",\"string\"]}]}"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("field A must have one type, or one and null, was [\"int\",\"string\"]");
  }

  @Test
  void refusesASchemaWithoutFields() {
    assertThatThrownBy(() -> DatasetSchema.parse("{}"))
        .hasMessage("a schema must have fields, was {}");
  }
}
