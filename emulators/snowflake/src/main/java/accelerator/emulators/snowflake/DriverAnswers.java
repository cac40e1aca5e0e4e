package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The JSON that Snowflake's service answers with: `data`, `code`, `message`, `success`.
final class DriverAnswers {
  private static final String IN_PROGRESS = "333333";
  private static final String IN_PROGRESS_ASYNCHRONOUSLY = "333334";

  private DriverAnswers() {}

  static ObjectNode data() {
    return StrictJson.object();
  }

  static byte[] success(ObjectNode data) {
    return answer(data, true).toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] failure(SnowflakeError error) {
    return failure(error, data()).toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The error of a statement, with the query's id.
  static byte[] failure(SnowflakeError error, SubmittedQuery query) {
    ObjectNode data =
        data()
            .put("errorCode", String.format(Locale.ROOT, "%06d", error.code()))
            .put("sqlState", error.sqlState())
            .put("queryId", query.id())
            .put("internalError", false);
    return failure(error, data).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode failure(SnowflakeError error, ObjectNode data) {
    return answer(data, false)
        .put("code", String.format(Locale.ROOT, "%06d", error.code()))
        .put("message", error.text());
  }

  private static ObjectNode answer(ObjectNode data, boolean isSuccess) {
    ObjectNode answer = StrictJson.object();
    answer.set("data", data);
    answer.putNull("code");
    answer.putNull("message");
    return answer.put("success", isSuccess);
  }

  /// A query still runs: where to ask again.
  static byte[] inProgress(SubmittedQuery query, boolean isAsynchronous) {
    ObjectNode data =
        data()
            .put("queryId", query.id())
            .put("getResultUrl", "/queries/%s/result".formatted(query.id()))
            .put("queryAbortsAfterSecs", 300);
    return answer(data, true)
        .put("code", isAsynchronous ? IN_PROGRESS_ASYNCHRONOUSLY : IN_PROGRESS)
        .put("message", "Query execution in progress.")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /// A statement's result, all rows in one.
  static byte[] result(
      SubmittedQuery query, StatementResult result, SnowflakeSession session, int bindCount) {
    ObjectNode data = data();
    data.set("parameters", parameters(session));
    ArrayNode columns = data.putArray("rowtype");
    result.columns().forEach(column -> columns.add(column(column)));
    data.put("total", result.rowCount())
        .put("returned", result.rowCount())
        .put("queryId", query.id())
        .put("finalDatabaseName", session.findDatabase().orElse(null))
        .put("finalSchemaName", session.findSchema().orElse(null))
        .put("finalWarehouseName", session.findWarehouse().orElse(null))
        .put("finalRoleName", session.role())
        .put("numberOfBinds", bindCount)
        .put("arrayBindSupported", result.kind() == StatementKind.INSERT)
        .put("statementTypeId", result.kind().id())
        .put("version", 1)
        .put("queryResultFormat", "json");
    return withRowset(data, result.rowset());
  }

  private static byte[] withRowset(ObjectNode data, byte[] rowset) {
    String fields = data.toString();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(rowset.length + fields.length() + 100);
    String start = "{\"data\":" + fields.substring(0, fields.length() - 1) + ",\"rowset\":";
    bytes.writeBytes(start.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(rowset);
    bytes.writeBytes(
        "},\"code\":null,\"message\":null,\"success\":true}".getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static ObjectNode column(ResultColumn column) {
    boolean isText = column.type().equals("text");
    return data()
        .put("name", column.name())
        .put("type", column.type())
        .put("precision", column.precision())
        .put("scale", column.scale())
        .put("length", isText ? 16_777_216 : 0)
        .put("byteLength", isText ? 16_777_216 : 0)
        .put("nullable", true)
        .put("database", "")
        .put("schema", "")
        .put("table", "");
  }

  /// The parameters by which the driver reads and prints values.
  static ArrayNode parameters(SnowflakeSession session) {
    ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
    for (String name : SessionParameters.TOLD_TO_DRIVERS) {
      parameters.addObject().put("name", name).put("value", session.parameter(name));
    }
    parameters.addObject().put("name", "AUTOCOMMIT").put("value", session.isAutocommit());
    parameters.addObject().put("name", "CLIENT_STAGE_ARRAY_BINDING_THRESHOLD").put("value", 0);
    parameters.addObject().put("name", "JDBC_QUERY_RESULT_FORMAT").put("value", "JSON");
    return parameters;
  }

  /// What the monitoring endpoint says about a query.
  static ObjectNode status(SubmittedQuery query) {
    ObjectNode status =
        data()
            .put("id", query.id())
            .put("sessionId", query.sessionId())
            .put("sqlText", query.sql())
            .put("queryTag", query.tag())
            .put("startTime", query.start().toEpochMilli());
    SubmittedQuery.Outcome outcome = query.outcome().orElse(null);
    switch (outcome) {
      case null -> {
        String unfinished = query.began().isPresent() ? "RUNNING" : "QUEUED";
        status.put("status", unfinished).put("state", unfinished).put("endTime", 0);
      }
      case SubmittedQuery.Outcome.Failure failure ->
          status
              .put("status", "FAILED_WITH_ERROR")
              .put("state", "FAILED_WITH_ERROR")
              .put("errorCode", String.format(Locale.ROOT, "%06d", failure.error().code()))
              .put("errorMessage", failure.error().text());
      case SubmittedQuery.Outcome.Success success ->
          status.put("status", "SUCCESS").put("state", "SUCCEEDED");
      case SubmittedQuery.Outcome.Expired expired ->
          status.put("status", "SUCCESS").put("state", "SUCCEEDED");
    }
    if (outcome != null) {
      status
          .put("endTime", outcome.end().toEpochMilli())
          .put("totalDuration", outcome.end().toEpochMilli() - query.start().toEpochMilli());
    }
    return status;
  }
}
