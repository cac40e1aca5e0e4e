package accelerator.emulators.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/// The driver's requests by method and path, and what each is answered with.
final class DriverEndpoints {
  private final LogIn logIn;
  private final OpenSessions sessions;
  private final QueryHistory queries;
  private final StatementRunner runner;
  private final Duration patience;

  /// @param patience how long a request for a result waits before it is told to ask again
  DriverEndpoints(
      LogIn logIn,
      OpenSessions sessions,
      QueryHistory queries,
      StatementRunner runner,
      Duration patience) {
    this.logIn = logIn;
    this.sessions = sessions;
    this.queries = queries;
    this.runner = runner;
    this.patience = patience;
  }

  /// The answer's JSON; empty if there is no such endpoint.
  ///
  /// @throws SnowflakeError if the request is refused
  Optional<byte[]> answer(DriverRequest request) {
    String path = request.path();
    String[] parts = path.split("/", -1);
    return switch (request.method() + " " + pattern(path, parts)) {
      case "POST /session/v1/login-request" -> Optional.of(logIn.open(request));
      case "POST /session/token-request" -> Optional.of(logIn.renew(request));
      case "POST /session" -> Optional.of(close(request));
      case "POST /session/heartbeat" -> {
        sessions.of(request.token());
        yield Optional.of(DriverAnswers.success(DriverAnswers.data()));
      }
      case "POST /queries/v1/query-request" -> Optional.of(submit(request));
      case "POST /queries/v1/abort-request" -> Optional.of(abortRequest(request));
      case "POST /queries/*/abort-request" -> Optional.of(abort(request, parts[2]));
      case "GET /queries/*/result" -> Optional.of(result(request, parts[2]));
      case "GET /monitoring/queries/*" -> Optional.of(monitor(request, parts[3]));
      case "POST /telemetry/send", "POST /telemetry/send/sessionless" ->
          Optional.of(DriverAnswers.success(DriverAnswers.data()));
      default -> Optional.empty();
    };
  }

  private static String pattern(String path, String[] parts) {
    if (parts.length == 4 && parts[1].equals("queries") && !parts[2].equals("v1")) {
      return "/queries/*/" + parts[3];
    }
    boolean isMonitoring =
        parts.length == 4 && parts[1].equals("monitoring") && parts[2].equals("queries");
    return isMonitoring ? "/monitoring/queries/*" : path;
  }

  private byte[] close(DriverRequest request) {
    if (!request.parameter("delete").filter("true"::equals).isPresent()) {
      throw SnowflakeError.unsupported("session request without delete=true");
    }
    queries.stopSession(sessions.of(request.token()).id());
    sessions.close(request.token());
    return DriverAnswers.success(DriverAnswers.data());
  }

  private byte[] submit(DriverRequest request) {
    SnowflakeSession session = sessions.of(request.token());
    JsonNode body = request.body();
    boolean isAsynchronous = body.path("asyncExec").asBoolean();
    boolean isDescription = body.path("describeOnly").asBoolean();
    JsonNode parameters = body.path("parameters");
    String tag = parameters.path("QUERY_TAG").asText(session.parameter("QUERY_TAG"));
    String timeout =
        parameters
            .path("STATEMENT_TIMEOUT_IN_SECONDS")
            .asText(session.parameter("STATEMENT_TIMEOUT_IN_SECONDS"));
    requireOneStatement(parameters);
    Binds binds = new Binds(body.path("bindings"));
    SubmittedQuery query =
        queries.submit(
            request
                .parameter("requestId")
                .orElseThrow(() -> SnowflakeError.missingParameter("requestId")),
            body.path("sqlText").asText(),
            session,
            new QueryHistory.Submission(
                tag,
                timeoutSeconds(timeout),
                submitted ->
                    isAsynchronous && !Statements.isAboutSession(submitted.sql())
                        ? runner.onItsOwnConnection(submitted, binds, session)
                        : runner.inTurn(submitted, binds, session, isDescription)));
    if (!isDescription) {
      session.lastQueryId(query.id());
    }
    return isAsynchronous ? DriverAnswers.inProgress(query, true) : awaited(query, session);
  }

  /// Runs one statement in a session that the driver knows nothing of.
  ///
  /// @throws SnowflakeError if it fails, or takes longer: then it is stopped
  void run(String sql, SnowflakeSession session, Duration atMost) {
    SubmittedQuery query =
        queries.submit(
            "administrator-" + session.id(),
            sql,
            session,
            new QueryHistory.Submission(
                "",
                0,
                submitted ->
                    runner.inTurn(
                        submitted, new Binds(MissingNode.getInstance()), session, false)));
    Optional<SubmittedQuery.Outcome> outcome = query.await(atMost);
    if (outcome.isEmpty()) {
      SnowflakeError reason =
          Thread.currentThread().isInterrupted()
              ? SnowflakeError.canceled()
              : SnowflakeError.timedOut(atMost.toSeconds());
      queries.stop(query, reason);
      throw reason;
    }
    if (outcome.get() instanceof SubmittedQuery.Outcome.Failure failure) {
      throw failure.error();
    }
  }

  private static long timeoutSeconds(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw SnowflakeError.invalidValue(text, "STATEMENT_TIMEOUT_IN_SECONDS");
    }
    return Long.parseLong(text);
  }

  private static void requireOneStatement(JsonNode parameters) {
    int count = parameters.path("MULTI_STATEMENT_COUNT").asInt(1);
    if (count != 1) {
      throw SnowflakeError.unsupported("MULTI_STATEMENT_COUNT = " + count);
    }
  }

  private byte[] result(DriverRequest request, String queryId) {
    SnowflakeSession session = sessions.of(request.token());
    return awaited(found(queryId, session), session);
  }

  private byte[] awaited(SubmittedQuery query, SnowflakeSession session) {
    return query
        .await(patience)
        .map(
            outcome ->
                switch (outcome) {
                  case SubmittedQuery.Outcome.Success success ->
                      DriverAnswers.result(
                          query, success.result(), session, Statements.bindCount(query.sql()));
                  case SubmittedQuery.Outcome.Failure failure ->
                      DriverAnswers.failure(failure.error(), query);
                  case SubmittedQuery.Outcome.Expired expired ->
                      DriverAnswers.failure(
                          new SnowflakeError(
                              1101,
                              "02000",
                              "Result for query %s has expired".formatted(query.id())),
                          query);
                })
        .orElseGet(() -> DriverAnswers.inProgress(query, false));
  }

  private SubmittedQuery found(String queryId, SnowflakeSession session) {
    return queries
        .find(queryId, session.user())
        .orElseThrow(
            () -> new SnowflakeError(709, "02000", "Statement %s not found".formatted(queryId)));
  }

  private byte[] monitor(DriverRequest request, String queryId) {
    SnowflakeSession session = sessions.of(request.token());
    ObjectNode data = DriverAnswers.data();
    var found = data.putArray("queries");
    queries
        .find(queryId, session.user())
        .ifPresent(query -> found.add(DriverAnswers.status(query)));
    return DriverAnswers.success(data);
  }

  private byte[] abortRequest(DriverRequest request) {
    SnowflakeSession session = sessions.of(request.token());
    queries.stopRequest(request.body().path("requestId").asText(), session.user());
    return DriverAnswers.success(DriverAnswers.data());
  }

  private byte[] abort(DriverRequest request, String queryId) {
    SnowflakeSession session = sessions.of(request.token());
    queries.stop(found(queryId, session), SnowflakeError.canceled());
    return DriverAnswers.success(DriverAnswers.data());
  }
}
