package accelerator.emulators.snowflake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Snowflake on this machine: answers the JDBC driver's requests on 127.0.0.1 until it is closed.
/// What it holds is gone then.
public final class SnowflakeServer implements AutoCloseable {
  /// The real service answers a waiting driver after about this long, too.
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpServer http;
  private final ExecutorService threads;
  private final OpenSessions sessions;
  private final QueryHistory queries;
  private final DuckDbWarehouse warehouse;
  private final SnowflakeSettings settings;
  private final DriverEndpoints endpoints;

  private SnowflakeServer(
      HttpServer http,
      SnowflakeSettings settings,
      StageStorage storage,
      InstantSource clock,
      Supplier<String> ids,
      Duration patience) {
    this.http = http;
    this.settings = settings;
    this.warehouse = DuckDbWarehouse.open(settings);
    this.sessions = new OpenSessions(clock, ids);
    this.queries = new QueryHistory(clock, ids);
    // A statement runs in native code, where a virtual thread would hold its carrier.
    this.threads = Executors.newCachedThreadPool();
    Users users = new Users(settings);
    this.endpoints =
        new DriverEndpoints(
            new LogIn(settings, users, warehouse, sessions, clock),
            sessions,
            queries,
            new Statements(settings, users, storage),
            warehouse,
            clock,
            patience);
  }

  /// Starts with the machine's clock and random ids.
  ///
  /// @param storage where the files of stages are; the caller closes what is behind it
  /// @throws UncheckedIOException if the port is taken
  public static SnowflakeServer start(SnowflakeSettings settings, StageStorage storage) {
    return start(settings, storage, InstantSource.system(), () -> UUID.randomUUID().toString());
  }

  /// Starts with a clock and ids of the caller's.
  ///
  /// @param clock decides when tokens end and what `current_timestamp` is
  /// @param ids UUIDs in lower case, each different: the driver accepts no other query ids
  public static SnowflakeServer start(
      SnowflakeSettings settings, StageStorage storage, InstantSource clock, Supplier<String> ids) {
    return start(settings, storage, clock, ids, PATIENCE);
  }

  static SnowflakeServer start(
      SnowflakeSettings settings,
      StageStorage storage,
      InstantSource clock,
      Supplier<String> ids,
      Duration patience) {
    try {
      HttpServer http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
      SnowflakeServer server = new SnowflakeServer(http, settings, storage, clock, ids, patience);
      http.createContext("/", server::handle);
      http.setExecutor(server.threads);
      http.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(
          String.format(Locale.ROOT, "port %d of 127.0.0.1 cannot be used", settings.port()),
          failure);
    }
  }

  public int port() {
    return http.getAddress().getPort();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /// The driver's URL, without user and key: those, database, schema, warehouse and role are
  /// properties of the connection.
  public String jdbcUrl() {
    return String.format(
        Locale.ROOT,
        "jdbc:snowflake://127.0.0.1:%d/?ssl=off&account=%s",
        port(),
        settings.account());
  }

  /// The same by a host name of Snowflake's, with this server as the proxy on the way: the driver
  /// shows the identity of an AWS role to no other host. Nobody asks where that host is.
  public String workloadJdbcUrl() {
    return String.format(
        Locale.ROOT,
        "jdbc:snowflake://%s.snowflakecomputing.com:80/?ssl=off&account=%s&useProxy=true&proxyHost=127.0.0.1&proxyPort=%d",
        settings.account().toLowerCase(Locale.ROOT),
        settings.account(),
        port());
  }

  /// The DuckDB behind it, to load or look into directly.
  public DuckDbWarehouse warehouse() {
    return warehouse;
  }

  /// Runs one statement as an administrator does, in the settings' database and schema: what has to
  /// be there before anybody logs in.
  ///
  /// @throws SnowflakeError if it fails
  public void run(String sql) {
    SnowflakeSession.Start start =
        new SnowflakeSession.Start(
            Privileges.ADMINISTRATOR,
            Optional.of(settings.database()),
            Optional.of(settings.schema()),
            Optional.of(settings.warehouse()));
    SnowflakeSession session =
        new SnowflakeSession(
            sessions.nextId(), settings.account(), "ADMINISTRATOR", start, warehouse);
    try {
      endpoints.run(sql, session);
    } finally {
      session.close();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] answer;
      int status = 200;
      try {
        DriverRequest request = DriverRequest.of(exchange);
        var found = endpoints.answer(request);
        status = found.isPresent() ? 200 : 404;
        answer =
            found.orElseGet(
                () ->
                    "no such endpoint: %s %s"
                        .formatted(request.method(), request.path())
                        .getBytes(StandardCharsets.UTF_8));
      } catch (SnowflakeError failure) {
        answer = DriverAnswers.failure(failure);
      } catch (IOException | RuntimeException failure) {
        answer = DriverAnswers.failure(SnowflakeError.internal(failure.toString()));
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    queries.close();
    sessions.close();
    threads.shutdownNow();
    warehouse.close();
  }
}
