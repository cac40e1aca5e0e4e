package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What every column of a dataset holds, in one statement that reads its table once.
///
/// @param domain whose schema of the dataset names the columns
record DatasetMeasurement(Domain domain, Dataset dataset) {
  private static final int ID_LENGTH = 256;
  private static final int VALUE_LENGTH = 1000;
  private static final int TEXTUAL_LENGTH = 20_000;

  /// The statement over the dataset's table.
  BoundScript script(QualifiedName table) {
    List<BoundScript> measures = new ArrayList<>();
    List<DatasetSchema.Field> fields = schema().fields();
    for (int i = 0; i < fields.size(); i++) {
      measures.add(
          Script.load(DomainScripts.checkPath("column"))
              .bind(
                  Map.of(
                      "column", SqlFragment.identifier(fields.get(i).name()),
                      "number", SqlFragment.number(i)),
                  Map.of()));
    }
    if (dataset != Dataset.INTERACTIONS) {
      measures.add(
          Script.load(DomainScripts.checkPath("repeated_id"))
              .bind(Map.of("column", SqlFragment.identifier(id())), Map.of()));
    }
    return Script.load(DomainScripts.checkPath("dataset"))
        .bind(
            Map.of("table", SqlFragment.name(table), "measures", SqlFragment.list(measures)),
            Map.of());
  }

  /// Interactions have no id of their own: items and users have theirs.
  private String id() {
    return dataset == Dataset.ITEMS ? "ITEM_ID" : "USER_ID";
  }

  /// The columns as the statement's row tells, in the order in which the schema names them.
  List<Findings.Column> columns(ResultRow row) {
    DatasetSchema schema = schema();
    List<Findings.Column> columns = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      DatasetSchema.Field field = schema.fields().get(i);
      columns.add(
          new Findings.Column(
              dataset,
              field.name(),
              !field.isNullable(),
              maximum(schema, field),
              row.number("missing_" + i),
              row.number("longest_" + i),
              row.number("unsafe_" + i)));
    }
    return columns;
  }

  /// The rows that repeat an id.
  long repeated(ResultRow row) {
    return dataset == Dataset.INTERACTIONS ? 0 : row.number("repeated_count");
  }

  /// Personalize takes ids of 256 characters, texts of 1,000, and of 20,000 in the one textual
  /// column of items.
  private static int maximum(DatasetSchema schema, DatasetSchema.Field field) {
    if (field.name().equals("USER_ID") || field.name().equals("ITEM_ID")) {
      return ID_LENGTH;
    }
    JsonNode fields = Json.parse(schema.text()).path("fields");
    boolean isTextual =
        StreamSupport.stream(fields.spliterator(), false)
            .filter(column -> column.path("name").asText().equals(field.name()))
            .anyMatch(column -> column.path("textual").asBoolean());
    return isTextual ? TEXTUAL_LENGTH : VALUE_LENGTH;
  }

  private DatasetSchema schema() {
    return DatasetFiles.schema(domain, dataset);
  }
}
