package accelerator.emulators.snowflake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The storage integrations, stages and file formats that were made, by name.
final class StageCatalogue {
  private final NamedObjects<String, StorageIntegration> integrations =
      new NamedObjects<>("integrations");
  private final NamedObjects<ObjectName, ExternalStage> stages = new NamedObjects<>("stages");
  private final NamedObjects<ObjectName, StatementOptions> formats =
      new NamedObjects<>("file formats");
  private final AtomicInteger looksUntilTrusted;

  /// @param looksUntilTrusted how often AWS refuses an integration's role at first
  StageCatalogue(int looksUntilTrusted) {
    this.looksUntilTrusted = new AtomicInteger(looksUntilTrusted);
  }

  /// Lets AWS refuse an integration's role so many times from now on.
  void distrust(int looks) {
    looksUntilTrusted.set(looks);
  }

  /// All integrations in the order of their names.
  List<StorageIntegration> integrations() {
    return integrations.all().stream()
        .sorted(Comparator.comparing(StorageIntegration::name))
        .toList();
  }

  /// All stages in the order of their names.
  List<ExternalStage> stages() {
    return stages.all().stream()
        .sorted(Comparator.comparing(stage -> stage.name().dotted()))
        .toList();
  }

  StorageIntegration integration(String name) {
    return findIntegration(name).orElseThrow(() -> SnowflakeError.missing("Integration", name));
  }

  Optional<StorageIntegration> findIntegration(String name) {
    return integrations.find(name);
  }

  void put(StorageIntegration integration) {
    integrations.put(integration.name(), integration);
  }

  Optional<ExternalStage> findStage(ObjectName name) {
    return stages.find(name);
  }

  void put(ExternalStage stage) {
    stages.put(stage.name(), stage);
  }

  Optional<StatementOptions> findFormat(ObjectName name) {
    return formats.find(name);
  }

  void putFormat(ObjectName name, StatementOptions format) {
    formats.put(name, format);
  }

  boolean removeIntegration(String name) {
    return integrations.remove(name);
  }

  boolean removeStage(ObjectName name) {
    return stages.remove(name);
  }

  boolean removeFormat(ObjectName name) {
    return formats.remove(name);
  }

  /// The options of a copy's `file_format`: those in its brackets over those of the format it
  /// names.
  StatementOptions format(StatementOptions copy, SnowflakeSession session) {
    StatementOptions inline = copy.nested("FILE_FORMAT");
    Optional<ObjectName> named = inline.name("FORMAT_NAME");
    if (named.isEmpty()) {
      return inline;
    }
    StatementOptions base =
        findFormat(named.get().in(session))
            .orElseThrow(() -> SnowflakeError.missing("File format", named.get().dotted()));
    return base.overlaid(inline.without("FORMAT_NAME"));
  }

  /// The place of a stage and path such as `db.schema.stage/run/items/`, checked against its
  /// integration as it is now.
  StageLocation resolve(String stageAndPath, SnowflakeSession session) {
    int slash = nameEnd(stageAndPath);
    String name = stageAndPath.substring(0, slash);
    String path = stageAndPath.substring(Math.min(slash + 1, stageAndPath.length()));
    ObjectName written = stageName(name);
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

  /// Where the first slash is that is in no quotes.
  private static int nameEnd(String stageAndPath) {
    boolean isQuoted = false;
    for (int index = 0; index < stageAndPath.length(); index++) {
      isQuoted ^= stageAndPath.charAt(index) == '"';
      if (!isQuoted && stageAndPath.charAt(index) == '/') {
        return index;
      }
    }
    return stageAndPath.length();
  }

  private static ObjectName stageName(String text) {
    List<SqlToken> tokens = SqlTokenizer.tokens(text);
    if (tokens.isEmpty() || !tokens.stream().allMatch(token -> token.isName() || token.is("."))) {
      throw SnowflakeError.unsupported("stage @" + text);
    }
    SqlTokenCursor cursor = new SqlTokenCursor(text, tokens);
    ObjectName name = cursor.name();
    cursor.expectEnd();
    return name;
  }

  /// Forgets what is in a schema that is dropped.
  void removeSchema(String database, String schema) {
    List<String> place = List.of(database, schema);
    stages.removeIf(name -> name.parts().subList(0, 2).equals(place));
    formats.removeIf(name -> name.parts().subList(0, 2).equals(place));
  }
}
