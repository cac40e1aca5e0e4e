package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.PassingFolder;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// `system$validate_storage_integration`: tries a location of an integration and reports as JSON.
/// The report's shape is that of Snowflake's documentation; it could not be verified against the
/// service.
record IntegrationCheck(StageCatalogue catalogue, Buckets buckets) {
  /// @param action `read`, `write`, `list`, `delete` or `all`
  String check(String integration, String url, String file, String action) {
    StorageIntegration found = catalogue.integration(integration);
    found.requireAllowed(url);
    StageLocation location = StageLocation.of(url.endsWith("/") ? url : url + "/");
    String key = location.key() + file;
    ObjectNode report = StrictJson.object();
    ObjectNode actions = StrictJson.object();
    boolean isWell = true;
    for (String each : actions(action)) {
      ObjectNode result = actions.putObject(each.toUpperCase(Locale.ROOT));
      try {
        perform(each, location, key);
        result.put("status", "success");
      } catch (IOException failure) {
        result.put("status", "failure").put("message", SnowflakeError.reason(failure));
        isWell = false;
      }
    }
    report.put("status", isWell ? "success" : "failure").set("actions", actions);
    return report.toString();
  }

  private static List<String> actions(String action) {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "all" -> List.of("write", "read", "list", "delete");
      case "read", "write", "list", "delete" -> List.of(action.toLowerCase(Locale.ROOT));
      default -> throw SnowflakeError.invalidValue(action, "test_action");
    };
  }

  private void perform(String action, StageLocation location, String key) throws IOException {
    switch (action) {
      case "read" -> buckets.read(location.bucket(), key).close();
      case "list" -> buckets.list(location.bucket(), location.key());
      case "delete" -> buckets.delete(location.bucket(), key);
      default -> {
        try (PassingFolder folder = PassingFolder.create("validate-")) {
          Path empty = Files.createFile(folder.path().resolve("empty.txt"));
          buckets.write(location.bucket(), key, empty);
        }
      }
    }
  }
}
