package accelerator.emulators.snowflake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The storage integrations, stages and file formats that were made, by name.
final class StageCatalogue {
  private final Map<String, StorageIntegration> integrations = new ConcurrentHashMap<>();
  private final Map<ObjectName, ExternalStage> stages = new ConcurrentHashMap<>();
  private final Map<ObjectName, StatementOptions> formats = new ConcurrentHashMap<>();
  private final AtomicInteger looksUntilTrusted;

  /// @param looksUntilTrusted how often AWS refuses an integration's role at first
  StageCatalogue(int looksUntilTrusted) {
    this.looksUntilTrusted = new AtomicInteger(looksUntilTrusted);
  }

  /// All integrations in the order of their names.
  List<StorageIntegration> integrations() {
    return integrations.values().stream()
        .sorted(Comparator.comparing(StorageIntegration::name))
        .toList();
  }

  /// All stages in the order of their names.
  List<ExternalStage> stages() {
    return stages.values().stream()
        .sorted(Comparator.comparing(stage -> stage.name().dotted()))
        .toList();
  }

  StorageIntegration integration(String name) {
    return findIntegration(name).orElseThrow(() -> SnowflakeError.missing("Integration", name));
  }

  Optional<StorageIntegration> findIntegration(String name) {
    return Optional.ofNullable(integrations.get(name));
  }

  void put(StorageIntegration integration) {
    integrations.put(integration.name(), integration);
  }

  Optional<ExternalStage> findStage(ObjectName name) {
    return Optional.ofNullable(stages.get(name));
  }

  void put(ExternalStage stage) {
    stages.put(stage.name(), stage);
  }

  Optional<StatementOptions> findFormat(ObjectName name) {
    return Optional.ofNullable(formats.get(name));
  }

  void putFormat(ObjectName name, StatementOptions format) {
    formats.put(name, format);
  }

  boolean removeIntegration(String name) {
    return integrations.remove(name) != null;
  }

  boolean removeStage(ObjectName name) {
    return stages.remove(name) != null;
  }

  boolean removeFormat(ObjectName name) {
    return formats.remove(name) != null;
  }

  /// The options of a copy's `file_format`: those in its brackets over those of the format it
  /// names.
  StatementOptions format(StatementOptions copy, SnowflakeSession session) {
    StatementOptions inline = copy.nested("FILE_FORMAT");
    Optional<String> named = inline.text("FORMAT_NAME");
    if (named.isEmpty()) {
      return inline;
    }
    ObjectName name =
        new TokenCursor(named.get(), SqlTokenizer.tokens(named.get())).name().in(session);
    StatementOptions base =
        findFormat(name).orElseThrow(() -> SnowflakeError.missing("File format", named.get()));
    return base.overlaid(inline.without("FORMAT_NAME"));
  }

  /// The place of a stage and path such as `db.schema.stage/run/items/`, checked against its
  /// integration as it is now.
  StageLocation resolve(String stageAndPath, SnowflakeSession session) {
    int slash = stageAndPath.indexOf('/');
    String name = slash < 0 ? stageAndPath : stageAndPath.substring(0, slash);
    String path = slash < 0 ? "" : stageAndPath.substring(slash + 1);
    if (!name.matches("(?:[\\p{L}\\d_$]+|\"[^\"]+\")(?:\\.(?:[\\p{L}\\d_$]+|\"[^\"]+\")){0,2}")) {
      throw SnowflakeError.unsupported("stage @" + name);
    }
    ObjectName written = new TokenCursor(name, SqlTokenizer.tokens(name)).name();
    ExternalStage stage =
        findStage(written.in(session))
            .orElseThrow(() -> SnowflakeError.missing("Stage", written.dotted()));
    StageLocation location = StageLocation.of(stage.url());
    StorageIntegration integration = integration(stage.integration());
    integration.requireAllowed(stage.url());
    if (looksUntilTrusted.getAndUpdate(looks -> Math.max(0, looks - 1)) > 0) {
      throw integration.notTrusted();
    }
    return location.plus(path);
  }
}
