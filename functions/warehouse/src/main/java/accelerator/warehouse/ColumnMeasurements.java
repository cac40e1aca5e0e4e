package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Json;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What every column of a domain's datasets holds, in one statement: in the order in which schemas
/// name them.
record ColumnMeasurements(Warehouse warehouse, Tables tables, StageCall call) {
  private static final int ID_LENGTH = 256;
  private static final int VALUE_LENGTH = 1000;
  private static final int TEXTUAL_LENGTH = 20_000;

  List<Findings.Column> of(List<Dataset> datasets) {
    List<BoundScript> queries =
        datasets.stream()
            .flatMap(
                dataset ->
                    schema(dataset).fields().stream().map(field -> query(dataset, field.name())))
            .toList();
    if (queries.isEmpty()) {
      return List.of();
    }
    List<ResultRow> rows = warehouse.query(BoundScript.union(queries), call.tag("check-columns"));
    List<Findings.Column> columns = new ArrayList<>();
    for (Dataset dataset : datasets) {
      DatasetSchema schema = schema(dataset);
      for (DatasetSchema.Field field : schema.fields()) {
        columns.add(column(dataset, field, maximum(schema, field), rows));
      }
    }
    return columns;
  }

  private BoundScript query(Dataset dataset, String column) {
    return Script.load("sql/checks/column.sql")
        .bind(
            Map.of(
                "table",
                SqlFragment.name(table(dataset)),
                "column",
                SqlFragment.identifier(column)),
            Map.of());
  }

  private Findings.Column column(
      Dataset dataset, DatasetSchema.Field field, int maximum, List<ResultRow> rows) {
    ResultRow row =
        rows.stream()
            .filter(measured -> measured.is("table_name", table(dataset).toString()))
            .filter(measured -> measured.is("column_name", QualifiedName.part(field.name())))
            .findFirst()
            .orElseThrow();
    return new Findings.Column(
        dataset,
        field.name(),
        !field.isNullable(),
        maximum,
        row.number("missing_count"),
        row.number("longest_length"),
        row.number("unsafe_count"));
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

  private DatasetSchema schema(Dataset dataset) {
    return DatasetFiles.schema(call.plan().domain(), dataset);
  }

  private QualifiedName table(Dataset dataset) {
    return tables.dataset(call.plan().domain(), dataset);
  }
}
