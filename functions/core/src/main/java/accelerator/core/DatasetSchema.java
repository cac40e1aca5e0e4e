package accelerator.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// An Avro schema of a dataset, as its `.avsc` says it: the columns of the dataset's table, in the
/// order of the CSV that Personalize imports.
///
/// @param text the schema as Personalize is given it
public record DatasetSchema(String text, List<Field> fields) {

  /// A column.
  ///
  /// @param type Avro's name of the type of its values, such as `string`, `long`, `float`
  public record Field(String name, String type, boolean isNullable) {
    /// Whether its values are numbers.
    public boolean isNumeric() {
      return List.of("int", "long", "float", "double").contains(type);
    }
  }

  public DatasetSchema {
    fields = List.copyOf(fields);
  }

  /// Where the files of a dataset stand, on the class path and in the repository: without ending.
  public static String path(Domain domain, Dataset dataset) {
    return "sql/%s/%s".formatted(domain.key(), dataset.key());
  }

  /// The schema of a dataset that this function carries; none when the domain has no such dataset.
  public static Optional<DatasetSchema> find(Domain domain, Dataset dataset) {
    String name = path(domain, dataset) + ".avsc";
    try (InputStream file = DatasetSchema.class.getClassLoader().getResourceAsStream(name)) {
      return file == null
          ? Optional.empty()
          : Optional.of(parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// @throws InvalidInput when it is not JSON, or a field has neither one type nor one and null
  public static DatasetSchema parse(String text) {
    JsonNode schema = Json.parse(text);
    List<Field> fields =
        StreamSupport.stream(schema.path("fields").spliterator(), false)
            .map(DatasetSchema::field)
            .toList();
    if (fields.isEmpty()) {
      throw new InvalidInput("a schema must have fields, was " + text);
    }
    return new DatasetSchema(Json.write(schema), fields);
  }

  private static Field field(JsonNode field) {
    JsonNode type = field.path("type");
    List<String> types =
        type.isArray()
            ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asText).toList()
            : List.of(type.asText());
    List<String> values = types.stream().filter(name -> !name.equals("null")).toList();
    if (values.size() != 1) {
      throw new InvalidInput(
          "field %s must have one type, or one and null, was %s"
              .formatted(field.path("name").asText(), type));
    }
    return new Field(field.path("name").asText(), values.getFirst(), types.size() > 1);
  }
}
