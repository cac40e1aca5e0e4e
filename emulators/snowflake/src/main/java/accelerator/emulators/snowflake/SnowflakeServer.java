package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.loopback.PortTaken;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Snowflake on this machine: answers the JDBC driver's requests on 127.0.0.1 until it is closed.
/// What it holds is gone then. Several may be open at once.
public final class SnowflakeServer implements AutoCloseable {
  /// The real service answers a waiting driver after about this long, too.
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// How long a statement of the administrator's may take.
  private static final Duration ADMINISTRATION = Duration.ofSeconds(60);

  private final OpenSessions sessions;
  private final QueryHistory queries;
  private final DuckDbWarehouse warehouse;
  private final SnowflakeSettings settings;
  private final Statements statements;
  private final DriverEndpoints endpoints;
  private final LoopbackServer http;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private SnowflakeServer(
      DuckDbWarehouse warehouse,
      SnowflakeSettings settings,
      Buckets buckets,
      InstantSource clock,
      Supplier<String> ids,
      Duration patience) {
    this.settings = settings;
    this.warehouse = warehouse;
    this.sessions = new OpenSessions(clock, ids);
    this.queries = new QueryHistory(clock, ids, settings.limits().statements());
    Users users = new Users(settings);
    this.statements = new Statements(settings, users, buckets);
    this.endpoints =
        new DriverEndpoints(
            new LogIn(settings, users, warehouse, sessions, clock),
            sessions,
            queries,
            new StatementRunner(statements, warehouse, queries, clock),
            patience);
    // A statement runs in native code, where a virtual thread would hold its carrier.
    this.http =
        LoopbackServer.start(
            LoopbackSettings.of("Snowflake", settings.port())
                .withThreads(LoopbackSettings.Threads.PLATFORM)
                .withBodyLimit(DriverRequest.LARGEST_BODY),
            new DriverHandler(endpoints));
  }

  /// Starts with the machine's clock and random ids.
  ///
  /// @param buckets where the files of stages are; the caller closes what is behind it
  /// @throws PortTaken when another process listens on the port
  /// @throws EmulatorException when it cannot start for another reason, such as a temporary folder
  ///   that cannot be written
  public static SnowflakeServer start(SnowflakeSettings settings, Buckets buckets) {
    return start(settings, buckets, InstantSource.system(), () -> UUID.randomUUID().toString());
  }

  /// Starts with a clock and ids of the caller's.
  ///
  /// @param clock decides when tokens end and what `current_timestamp` is
  /// @param ids UUIDs in lower case, each different: the driver accepts no other query ids
  /// @throws PortTaken when another process listens on the port
  /// @throws EmulatorException when it cannot start for another reason
  public static SnowflakeServer start(
      SnowflakeSettings settings, Buckets buckets, InstantSource clock, Supplier<String> ids) {
    return start(settings, buckets, clock, ids, PATIENCE);
  }

  static SnowflakeServer start(
      SnowflakeSettings settings,
      Buckets buckets,
      InstantSource clock,
      Supplier<String> ids,
      Duration patience) {
    DuckDbWarehouse warehouse = DuckDbWarehouse.open(settings);
    try {
      return new SnowflakeServer(warehouse, settings, buckets, clock, ids, patience);
    } catch (RuntimeException failure) {
      warehouse.close();
      throw failure;
    }
  }

  public int port() {
    return http.port();
  }

  public URI endpoint() {
    return http.endpoint();
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
  /// @throws SnowflakeError if it fails, or takes more than a minute
  public void run(String sql) {
    run(sql, ADMINISTRATION);
  }

  void run(String sql, Duration atMost) {
    SnowflakeSession.Start start =
        new SnowflakeSession.Start(
            Privileges.ADMINISTRATOR,
            Optional.of(settings.database()),
            Optional.of(settings.schema()),
            Optional.of(settings.warehouse()),
            settings.conditions().parameters());
    SnowflakeSession session =
        new SnowflakeSession(
            sessions.nextId(), settings.account(), "ADMINISTRATOR", start, warehouse);
    try {
      endpoints.run(sql, session, atMost);
    } finally {
      session.close();
    }
  }

  /// Takes a privilege from the role, as an administrator's revoke does, until a `grant` gives it
  /// back.
  ///
  /// @param privilege such as `CREATE TABLE`
  public void withhold(String privilege) {
    statements.withhold(privilege.toUpperCase(Locale.ROOT));
  }

  /// Lets AWS refuse the role of storage integrations from now on, as when its trust in Snowflake's
  /// user is taken away.
  ///
  /// @param looks how many times; 0 trusts it again
  public void distrust(int looks) {
    statements.distrust(looks);
  }

  /// The statements that have succeeded, as far as they are remembered, in the order of their
  /// submission.
  public List<RanStatement> ran() {
    return queries.ran();
  }

  /// How many statements have not ended yet.
  long runningQueries() {
    return queries.running();
  }

  /// Stops what runs and forgets everything: none of its threads and files is left. A second time
  /// it does nothing.
  @Override
  public void close() {
    if (isClosed.getAndSet(true)) {
      return;
    }
    try (warehouse;
        sessions;
        queries;
        http) {
      // The last one named is closed first.
      return;
    }
  }
}
