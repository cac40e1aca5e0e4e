package accelerator.warehouse;

import accelerator.core.InvalidInput;
import accelerator.core.StackRequest;
import accelerator.core.StatementFailed;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// `Custom::Stage`: the stage with its file format, proved by one tiny unload to `snowflake/probe/`
/// of the bucket, which expires there. Its properties are `Stage` (its name), `Integration` (the
/// storage integration that it uses), `Bucket`, and whose login makes it ({@link AskedLogin}).
///
/// AWS takes a while to know a new role everywhere (usually seconds). The proof waits for that, and
/// for nothing else.
///
/// @param pause waits for so long
/// @param between two tries; at most ten seconds
record StageResource(
    SetupStatements statements, InstantSource clock, Consumer<Duration> pause, Duration between)
    implements SnowflakeResource {

  /// How long a role that is not trusted yet is waited for.
  static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private static final String GRANT = "grant_schema";

  StageResource {
    between = between.compareTo(LONGEST_PAUSE) < 0 ? between : LONGEST_PAUSE;
  }

  @Override
  public String id(JsonNode properties) {
    return name(StackOwner.property(properties, "Stage")).toString();
  }

  @Override
  public Map<String, String> converge(StackRequest request) {
    StackOwner owner = StackOwner.of(request);
    QualifiedName stage = name(id(request.properties()));
    Map<String, SqlFragment> names = new HashMap<>(names(stage));
    String bucket = StackOwner.property(request.properties(), "Bucket");
    String integration =
        QualifiedName.part(StackOwner.property(request.properties(), "Integration"));
    names.put("scheme", SqlFragment.quotable(owner.cloud().scheme()));
    names.put("bucket", SqlFragment.quotable(bucket));
    names.put("integration", SqlFragment.identifier(integration));
    names.put("stack", SqlFragment.quotable(owner.name()));
    statements.run("create_stage", names, GRANT);
    ResultRow found =
        find(stage).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "stage %s is there, and role %s may not see it"
                            .formatted(stage, statements.login().role())));
    if (!found.is("comment", owner.name())) {
      throw new InvalidInput(
          "stage %s is not of stack %s: its comment is '%s'. Choose another name as SnowflakeStage"
              .formatted(stage, owner.name(), found.text("comment").orElse("")));
    }
    if (!found.is("url", owner.cloud().stageUrl(bucket))
        || !found.is("storage_integration", integration)) {
      statements.run("alter_stage", names, GRANT);
    }
    statements.run("create_file_format", names, GRANT);
    prove(names);
    return Map.of("Stage", stage.toString());
  }

  @Override
  public void drop(StackRequest request, String id) {
    QualifiedName stage = name(id);
    boolean isOurs =
        find(stage).stream().anyMatch(row -> row.is("comment", StackOwner.of(request).name()));
    if (isOurs) {
      statements.run("drop_file_format", names(stage), GRANT);
      statements.run("drop_stage", names(stage), GRANT);
    }
  }

  private void prove(Map<String, SqlFragment> names) {
    Instant end = clock.instant().plus(PATIENCE);
    while (true) {
      try {
        statements.run("probe_stage", names, GRANT);
        return;
      } catch (StatementFailed failure) {
        if (failure.code() != SetupStatements.NOT_TRUSTED || !clock.instant().isBefore(end)) {
          throw failure;
        }
      }
      pause.accept(between);
    }
  }

  /// Its row of `show stages`; none when it is not there.
  private List<ResultRow> find(QualifiedName stage) {
    return SetupStatements.named(statements.run("find_stage", names(stage), GRANT), stage.name());
  }

  private static Map<String, SqlFragment> names(QualifiedName stage) {
    return Map.of(
        "stage", SqlFragment.name(stage),
        "format", SqlFragment.name(stage),
        "stage_name", SqlFragment.identifier(stage.name()),
        "stage_schema", SqlFragment.schema(stage.database(), stage.schema()));
  }

  private QualifiedName name(String text) {
    return QualifiedName.parse(text, statements.login().database(), statements.login().schema());
  }
}
