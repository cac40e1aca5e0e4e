package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.Buckets;
import java.util.List;
import java.util.Locale;

/// Does what `system$cancel_query` and `system$validate_storage_integration` do, and puts their
/// answers into the statement. Any other `system$..` function is refused.
final class SystemFunctions {
  private final IntegrationCheck integrations;

  SystemFunctions(StageCatalogue catalogue, Buckets buckets) {
    this.integrations = new IntegrationCheck(catalogue, buckets);
  }

  List<SqlToken> answer(List<SqlToken> statement, StatementExecution execution) {
    return SqlCall.replaceAll(
        statement,
        function -> function.startsWith("SYSTEM$"),
        call ->
            List.of(
                SqlToken.string(
                    answer(call.name().name(), texts(call), execution), call.name().start())));
  }

  private String answer(String function, List<String> arguments, StatementExecution execution) {
    if (function.equals("SYSTEM$CANCEL_QUERY") && arguments.size() == 1) {
      return cancel(arguments.getFirst(), execution);
    }
    if (function.equals("SYSTEM$VALIDATE_STORAGE_INTEGRATION") && arguments.size() == 4) {
      return integrations.check(
          arguments.get(0), arguments.get(1), arguments.get(2), arguments.get(3));
    }
    throw SnowflakeError.unsupported(
        function + String.format(Locale.ROOT, " with %d arguments", arguments.size()));
  }

  private static String cancel(String queryId, StatementExecution execution) {
    return execution
        .queries()
        .find(queryId, execution.session().user())
        .filter(query -> query.outcome().isEmpty())
        .map(
            query -> {
              execution.queries().stop(query, SnowflakeError.canceled());
              return "query [%s] terminated.".formatted(queryId);
            })
        .orElse("Identified SQL statement is not currently executing.");
  }

  private static List<String> texts(SqlCall call) {
    return call.arguments().stream()
        .map(
            argument -> {
              if (argument.size() != 1 || !argument.getFirst().isString()) {
                throw SnowflakeError.unsupported(
                    call.name().name() + " with an argument that is not a string");
              }
              return argument.getFirst().text();
            })
        .toList();
  }
}
