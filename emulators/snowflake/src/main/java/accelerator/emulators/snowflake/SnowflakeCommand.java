package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.command.BucketOptions;
import accelerator.emulators.loopback.command.ServingCommand;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    })
public class SnowflakeCommand extends ServingCommand {
  /// The names that there are from the start.
  ///
  /// @param user who may log in, if nobody else is named
  public record Names(
      String account, String user, String database, String schema, String role, String warehouse) {}

  /// Stands in requests to an S3 server of this machine, which asks for none.
  private static final String REGION = "eu-west-1";

  private final Names names;

  @Option(
      names = "--port",
      description = "Port on 127.0.0.1, 0 for a free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "9500")
  private int port;

  @Mixin private BucketOptions buckets = new BucketOptions();

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
      names = "--statements",
      description = "How many statements run at once; more wait (default: ${DEFAULT-VALUE}).")
  private int statements = DuckDbLimits.ofMachine().statements();

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description =
          "What the account sets otherwise than Snowflake does, such as"
              + " DATE_INPUT_FORMAT=DD/MM/YYYY or TIMEZONE=UTC; several times for several.")
  private Map<String, String> parameters = Map.of();

  /// With names that say nothing.
  public SnowflakeCommand() {
    this(new Names("LOCAL", "TESTER", "TEST", "PUBLIC", "TESTER", "TEST"));
  }

  protected SnowflakeCommand(Names names) {
    this.names = names;
    this.user = names.user();
  }

  @Override
  protected void serve(PrintWriter out) {
    if (port < 0 || port > 65_535) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "--port must be 0..65535, was %d", port));
    }
    Buckets files = buckets.open(this, REGION);
    SnowflakeSettings settings = settings();
    say(closing(onPort("--port", port, () -> SnowflakeServer.start(settings, files))), out);
  }

  private SnowflakeSettings settings() {
    SnowflakeSettings settings =
        SnowflakeSettings.of(
                names.account(),
                Map.of(user, SnowflakeSettings.User.withPassword(password)),
                names.database(),
                names.schema(),
                names.role(),
                names.warehouse())
            .withPort(port)
            .withLimits(new DuckDbLimits(memory, threads, statements));
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      settings = settings.withParameter(parameter.getKey(), parameter.getValue());
    }
    return settings;
  }

  private void say(SnowflakeServer server, PrintWriter out) {
    out.printf("Snowflake  %s%n", server.jdbcUrl());
    out.printf("Buckets    %s%n", buckets.described());
    out.println("Log in as --user with --password; properties that its driver needs here:");
    out.printf(
        "  db=%s, schema=%s, JDBC_QUERY_RESULT_FORMAT=JSON%n", names.database(), names.schema());
  }
}
