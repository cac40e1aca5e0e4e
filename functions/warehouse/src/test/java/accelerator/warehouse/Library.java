package accelerator.warehouse;

import accelerator.core.Domain;
import accelerator.core.DomainPlan;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A video library's tables in DuckDB: plays, catalogue and subscribers with given rows, and what
/// the video on demand SQL makes of them.
final class Library implements AutoCloseable {
  static final QualifiedName PLAYS =
      new QualifiedName("SHOP", "SNOWPLOW", "SNOWPLOW_MEDIA_PLAYER_BASE");
  static final QualifiedName CATALOGUE = new QualifiedName("SHOP", "FILMS", "CATALOGUE");
  static final QualifiedName SUBSCRIBERS = new QualifiedName("SHOP", "FILMS", "SUBSCRIBERS");

  /// An environment that names all three.
  static final Map<String, String> ENVIRONMENT = environment();

  static final List<PackagedSample> SAMPLES =
      List.of(
          new PackagedSample(
              "snowplow_media_player_base",
              FunctionUnderTest.gzipped("user_id,media_identifier\nada,v1\n")),
          new PackagedSample(
              "video_catalogue", FunctionUnderTest.gzipped("media_identifier,title\nv1,One\n")),
          new PackagedSample(
              "video_subscribers",
              FunctionUnderTest.gzipped("user_id,subscription_model\nada,Free\n")));

  static final DomainPlan PLAN =
      new DomainPlan(
          Domain.VIDEO_ON_DEMAND,
          Shop.PLAN.window(),
          Domain.VIDEO_ON_DEMAND.recommenders(),
          "snowflake/runs/20251201t060000z-sample/video_on_demand/");

  final DuckDbWarehouse warehouse = new DuckDbWarehouse();
  private WarehouseSettings.Rules rules = Shop.RULES;

  /// With the tables as the sample's DDL has them, empty.
  Library() {
    warehouse.execute("create schema SHOP.FILMS");
    create("snowplow_media_player_base", PLAYS);
    create("video_catalogue", CATALOGUE);
    create("video_subscribers", SUBSCRIBERS);
  }

  private void create(String file, QualifiedName table) {
    warehouse.query(
        Script.load(TableColumns.ddl(file))
            .bind(
                Map.of("table", SqlFragment.name(table), "owner", SqlFragment.quotable("team")),
                Map.of()),
        "given");
  }

  Library rules(WarehouseSettings.Rules changed) {
    rules = changed;
    return this;
  }

  /// Plays, each `user, cookie, video, start, whether valid` as SQL values.
  Library plays(String... rows) {
    insert(PLAYS, "user_id, user_identifier, media_identifier, start_tstamp, is_valid_play", rows);
    return this;
  }

  Library insert(QualifiedName table, String columns, String... rows) {
    Arrays.stream(rows)
        .forEach(
            row ->
                warehouse.execute(
                    "insert into %s (%s) values (%s)".formatted(table, columns, row)));
    return this;
  }

  /// The table of plays as package 0.6.x has it.
  Library olderLayout() {
    warehouse.execute("alter table %s rename column media_identifier to media_id".formatted(PLAYS));
    warehouse.execute(
        "alter table %s rename column user_identifier to domain_userid".formatted(PLAYS));
    for (String added : List.of("player_id", "page_view_id_array", "app_id")) {
      warehouse.execute("alter table %s drop column %s".formatted(PLAYS, added));
    }
    return this;
  }

  /// The table of plays as packages 0.1.0 to 0.5.3 have it: without the tracker's user id.
  Library oldestLayout() {
    warehouse.execute("alter table %s drop column user_id".formatted(PLAYS));
    return olderLayout();
  }

  MadeDatasets made() {
    Map<String, ReadTable> tables = new HashMap<>();
    table(tables, Sources.SOURCE, "snowplow_media_player_base", PLAYS);
    table(tables, "video_catalogue", "video_catalogue", CATALOGUE);
    table(tables, "video_subscribers", "video_subscribers", SUBSCRIBERS);
    return new MadeDatasets(warehouse, PLAN, rules, new Sources(Domain.VIDEO_ON_DEMAND, tables));
  }

  private void table(Map<String, ReadTable> tables, String place, String file, QualifiedName name) {
    Optional.of(new TableColumns(warehouse, "given").of(name))
        .filter(columns -> !columns.isEmpty())
        .ifPresent(columns -> tables.put(place, new ReadTable(file, name, columns)));
  }

  /// The repository's call of a name, for this domain.
  static ObjectNode event(String name) throws IOException {
    ObjectNode event = FunctionUnderTest.event(name);
    event.set("plan", Json.tree(PLAN));
    return event;
  }

  /// The same call for a run that reads the team's own tables.
  static ObjectNode ownTables(String name) throws IOException {
    ObjectNode event = event(name);
    ((ObjectNode) event.path("run")).put("loadSampleData", false);
    return event;
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(FunctionUnderTest.ENVIRONMENT);
    environment.put(FurtherTable.VIDEO_CATALOGUE.variable(), "films.catalogue");
    environment.put(FurtherTable.VIDEO_SUBSCRIBERS.variable(), "films.subscribers");
    return environment;
  }

  @Override
  public void close() throws Exception {
    warehouse.close();
  }
}
