package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.PortTaken;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Serves the local Snowflake alone, empty, for its JDBC driver, until the process is stopped.
/// Other programs list it, or a subclass with names of their own, among their picocli commands;
/// what cannot be is an {@link EmulatorException} then.
@Command(
    name = "snowflake",
    description = "Serve the local Snowflake alone, until it is stopped.",
    footer = {
      "",
      "For example, with the files of s3://bucket/ in buckets/bucket:",
      "  mkdir -p buckets/bucket && ${COMMAND-FULL-NAME} --objects buckets"
    },
    mixinStandardHelpOptions = true)
public class SnowflakeCommand implements Callable<Integer> {
  /// The names that there are from the start.
  ///
  /// @param user who may log in, if nobody else is named
  public record Names(
      String account, String user, String database, String schema, String role, String warehouse) {}

  private final Names names;

  @Option(
      names = "--port",
      description = "Port on 127.0.0.1, 0 for a free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "9500")
  private int port;

  @Option(
      names = "--objects",
      paramLabel = "DIR",
      required = true,
      description = "Where stages' files lie: one folder per bucket.")
  private Path objects = Path.of("");

  @Option(names = "--user", description = "Who may log in (default: ${DEFAULT-VALUE}).")
  private String user;

  @Option(
      names = "--password",
      description = "The user's password, made up for this machine (default: ${DEFAULT-VALUE}).",
      defaultValue = "local")
  private String password = "";

  @Option(
      names = "--memory",
      description =
          "What DuckDB keeps in memory before it writes to disk (default: ${DEFAULT-VALUE}).")
  private String memory = DuckDbLimits.ofMachine().memory();

  @Option(
      names = "--threads",
      description = "On how many threads DuckDB runs (default: ${DEFAULT-VALUE}).")
  private int threads = DuckDbLimits.ofMachine().threads();

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description =
          "What the account sets otherwise than Snowflake does, such as"
              + " DATE_INPUT_FORMAT=DD/MM/YYYY or TIMEZONE=UTC; several times for several.")
  private Map<String, String> parameters = Map.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  /// With names that say nothing.
  public SnowflakeCommand() {
    this(new Names("LOCAL", "TESTER", "TEST", "PUBLIC", "TESTER", "TEST"));
  }

  protected SnowflakeCommand(Names names) {
    this.names = names;
    this.user = names.user();
  }

  /// Serves until the process is stopped.
  ///
  /// @throws EmulatorException naming the option that cannot be
  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isDirectory(objects)) {
      throw new EmulatorException("--objects must be a folder, was '%s'".formatted(objects));
    }
    if (port < 0 || port > 65_535) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "--port must be 0..65535, was %d", port));
    }
    try (SnowflakeServer server = start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "snowflake-exit"));
      say(server);
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private SnowflakeServer start() {
    SnowflakeSettings settings =
        SnowflakeSettings.of(
                names.account(),
                Map.of(user, SnowflakeSettings.User.withPassword(password)),
                names.database(),
                names.schema(),
                names.role(),
                names.warehouse())
            .withPort(port)
            .withLimits(new DuckDbLimits(memory, threads));
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      settings = settings.withParameter(parameter.getKey(), parameter.getValue());
    }
    try {
      return SnowflakeServer.start(settings, new FolderBuckets(objects));
    } catch (PortTaken failure) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "--port must be free on 127.0.0.1, %d is taken", port),
          failure);
    }
  }

  private void say(SnowflakeServer server) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Snowflake  %s%n", server.jdbcUrl());
    out.printf("Buckets    %s/BUCKET/KEY is s3://BUCKET/KEY%n", objects);
    out.println("Log in as --user with --password; properties that its driver needs here:");
    out.printf(
        "  db=%s, schema=%s, JDBC_QUERY_RESULT_FORMAT=JSON%n", names.database(), names.schema());
    out.println("Stop with Ctrl-C.");
    out.flush();
  }
}
