package accelerator.emulators.snowflake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An external stage: a place in a bucket under a name.
record ExternalStage(ObjectName name, String url, String integration, String comment) {
  /// The rows of `desc stage`, those of file formats and copy options left out.
  List<List<@Nullable String>> description() {
    return List.of(
        List.of("STAGE_LOCATION", "URL", "String", "[\"" + url + "\"]", ""),
        List.of("STAGE_INTEGRATION", "STORAGE_INTEGRATION", "String", integration, ""),
        List.of("STAGE_COMMENT", "COMMENT", "String", comment, ""));
  }
}
