package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.Run;
import accelerator.core.StageCall;
import java.util.Locale;

/// What a run makes in Snowflake for one domain is called: tables of its own, by the stack, the
/// domain and the run. So a statement of a run that was aborted can end as late as it likes, and
/// two stacks share a schema without touching each other's tables.
///
/// @param schema the name of anything in the schema where they are
/// @param owner whose they are
record RunTables(QualifiedName schema, StackOwner owner, Run run, Domain domain) {

  /// Characters of a run id that a name takes over; Snowflake's names have at most 255, of which a
  /// stack's takes at most 128.
  private static final int LONGEST_RUN = 60;

  static RunTables of(WarehouseSettings settings, StageCall call) {
    return new RunTables(settings.schema(), settings.owner(), call.run(), call.plan().domain());
  }

  /// Those of an earlier run of the same stack and domain.
  Former former(String runId) {
    return new Former(this, runId);
  }

  /// What an earlier run has made.
  record Former(RunTables successor, String runId) {
    QualifiedName table(String key) {
      return successor.table(key, runId);
    }

    String comment() {
      return successor.comment(runId);
    }
  }

  /// The table of a dataset or a {@link BaseTable}, such as
  /// `SHOP_ECOMMERCE_ITEMS_20251201T060000Z`.
  QualifiedName table(String key) {
    return table(key, run.runId());
  }

  private QualifiedName table(String key, String runId) {
    return named(prefix() + key + "_" + runPart(runId));
  }

  QualifiedName table(Dataset dataset) {
    return table(dataset.key());
  }

  /// The view that shows a dataset's newest table, such as `SHOP_ECOMMERCE_ITEMS`.
  QualifiedName view(Dataset dataset) {
    return named(prefix() + dataset.key());
  }

  /// How the names of all of the domain's tables and views begin.
  String prefix() {
    return owner.tablePrefix() + domain.key().toUpperCase(Locale.ROOT) + "_";
  }

  /// The comment of what the run makes: the stack's name and the run's.
  String comment() {
    return comment(run.runId());
  }

  private String comment(String runId) {
    return owner.name() + "/" + runId;
  }

  /// What a statement is called in Snowflake's history, such as
  /// `shop-1a2b3c4d/ecommerce/20251201t060000z-sample/items`.
  String tag(String piece) {
    return tagPrefix() + run.runId() + "/" + piece;
  }

  /// How the tags of all of the domain's statements begin.
  String tagPrefix() {
    return "%s/%s/".formatted(owner.tag(), domain.key());
  }

  private QualifiedName named(String name) {
    return new QualifiedName(schema.database(), schema.schema(), name);
  }

  /// A run's id, shortened and closed with a digest where it is long or has other characters than a
  /// name takes without quotes.
  private static String runPart(String id) {
    if (id.length() <= LONGEST_RUN && id.matches("[a-z0-9-]+")) {
      return id.replace('-', '_');
    }
    String kept = id.substring(0, Math.min(id.length(), LONGEST_RUN - 9));
    return kept.replaceAll("[^A-Za-z0-9]", "_") + "_" + StackOwner.digest(id).substring(0, 8);
  }
}
