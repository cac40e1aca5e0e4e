package accelerator.local;

import accelerator.core.InvalidInput;
import accelerator.emulators.snowflake.FolderStageStorage;
import accelerator.emulators.snowflake.SnowflakeServer;
import accelerator.emulators.snowflake.SnowflakeSettings;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Serves the local Snowflake alone, empty, for its JDBC driver.
@Command(
    name = "warehouse",
    description = "Serve the local Snowflake alone, until it is stopped.",
    mixinStandardHelpOptions = true)
final class WarehouseCommand implements Callable<Integer> {
  private static final String MEMORY_LIMIT = "512MB";
  private static final int THREADS = 2;

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

  @Option(
      names = "--user",
      description = "Who may log in (default: ${DEFAULT-VALUE}).",
      defaultValue = LocalWarehouse.USER)
  private String user = "";

  @Option(
      names = "--password",
      description = "The user's password, made up for this machine (default: ${DEFAULT-VALUE}).",
      defaultValue = "local")
  private String password = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(objects)) {
      throw new InvalidInput("--objects must be a folder, was '%s'".formatted(objects));
    }
    if (port < 0 || port > 65535) {
      throw new InvalidInput("--port must be 0..65535, was " + port);
    }
    try (SnowflakeServer server = start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "warehouse-exit"));
      say(server);
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private SnowflakeServer start() {
    SnowflakeSettings settings =
        new SnowflakeSettings(
            LocalWarehouse.ACCOUNT,
            Map.of(user, new SnowflakeSettings.User(List.of(), Optional.of(password))),
            LocalWarehouse.DATABASE,
            LocalWarehouse.SCHEMA,
            "RECOMMENDATIONS",
            "RECOMMENDATIONS",
            port,
            MEMORY_LIMIT,
            THREADS);
    try {
      return SnowflakeServer.start(settings, new FolderStageStorage(objects));
    } catch (UncheckedIOException _) {
      throw new InvalidInput(
          String.format(Locale.ROOT, "--port must be free on 127.0.0.1, %d is taken", port));
    }
  }

  private void say(SnowflakeServer server) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Snowflake  %s%n", server.jdbcUrl());
    out.printf("Buckets    %s/BUCKET/KEY is s3://BUCKET/KEY%n", objects);
    out.println("Log in as --user with --password; properties that its driver needs here:");
    out.printf(
        "  db=%s, schema=%s, JDBC_QUERY_RESULT_FORMAT=JSON%n",
        LocalWarehouse.DATABASE, LocalWarehouse.SCHEMA);
    out.println("Stop with Ctrl-C.");
    out.flush();
  }
}
