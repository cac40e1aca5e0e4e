package accelerator.local.stack;

import accelerator.core.Domain;
import accelerator.emulators.loopback.S3Buckets;
import accelerator.emulators.snowflake.CsvFolderLoader;
import accelerator.emulators.snowflake.DuckDbLimits;
import accelerator.emulators.snowflake.SnowflakeServer;
import accelerator.emulators.snowflake.SnowflakeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;

/// The stack's Snowflake account as its owner has prepared it: the user with its key and the source
/// tables of a data folder. The way to the bucket is for the stack to make.
public final class LocalWarehouse {
  public static final String ACCOUNT = "LOCAL";
  public static final String USER = "RECOMMENDATIONS";
  public static final String DATABASE = "SNOWPLOW";
  public static final String SCHEMA = "RECOMMENDATIONS";
  public static final String STAGE = "RECOMMENDATIONS";

  private LocalWarehouse() {}

  public static SnowflakeServer start(StackSettings settings, URI objects, KeyPair key)
      throws IOException {
    return start(settings, objects, key, DuckDbLimits.ofMachine());
  }

  static SnowflakeServer start(
      StackSettings settings, URI objects, KeyPair key, DuckDbLimits limits) throws IOException {
    SnowflakeServer server =
        SnowflakeServer.start(
            SnowflakeSettings.of(
                    ACCOUNT,
                    USER,
                    (RSAPublicKey) key.getPublic(),
                    DATABASE,
                    SCHEMA,
                    "RECOMMENDATIONS",
                    "RECOMMENDATIONS")
                .withLimits(limits),
            new S3Buckets(objects, "eu-west-1"));
    try {
      if (settings.data().isPresent()) {
        new CsvFolderLoader(server.warehouse(), definitions(settings.root()))
            .load(settings.data().get());
      }
      return server;
    } catch (IOException | RuntimeException failure) {
      server.close();
      throw failure;
    }
  }

  /// The qualified name of a table, where {@link #start} loads it.
  public static String table(String name) {
    return "%s.%s.%s".formatted(DATABASE, SCHEMA, name);
  }

  /// The view that shows a domain's newest table of a dataset, as runs of the local stack name it.
  ///
  /// @param dataset such as `interactions`
  public static String view(Domain domain, String dataset) {
    return "%s_%s_%s".formatted(LocalStack.NAME, domain.key(), dataset);
  }

  /// The types that the columns of source tables have, from their `create table` statements.
  private static Map<String, String> definitions(Path root) throws IOException {
    Map<String, String> definitions = new HashMap<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(root.resolve("sql/sources"), "*.sql")) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        definitions.put(name.substring(0, name.length() - 4), Files.readString(file));
      }
    }
    return definitions;
  }
}
