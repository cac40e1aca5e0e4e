package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import accelerator.core.DomainPlan;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.snowflake.SnowflakeServer;
import accelerator.emulators.snowflake.SnowflakeSettings;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Accounts whose administrators set other formats, time zones and kinds of timestamps than
/// Snowflake's own: a run's datasets do not depend on them.
class AccountParametersTest {

  /// What accounts are seen to set.
  private static final Map<String, String> ODD =
      Map.of(
          "DATE_INPUT_FORMAT", "DD/MM/YYYY",
          "DATE_OUTPUT_FORMAT", "DD/MM/YYYY",
          "TIMESTAMP_INPUT_FORMAT", "DD/MM/YYYY HH24:MI:SS",
          "TIMESTAMP_OUTPUT_FORMAT", "DD/MM/YYYY HH12:MI:SS AM",
          "TIMESTAMP_NTZ_OUTPUT_FORMAT", "DD/MM/YYYY HH24:MI",
          "TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_LTZ",
          "TIMEZONE", "Australia/Sydney",
          "BINARY_OUTPUT_FORMAT", "BASE64");

  /// 23:30 of 31 August 2025 is before the window's first day, 00:30 of 30 November after its last.
  private static final List<String> EXPECTED =
      List.of("c1;p2;1756684800;View", "c1;p3;1764460799;View");

  @TempDir private Path buckets;

  @ParameterizedTest
  @ValueSource(strings = {"timestamp_ntz", "timestamp_ltz", "timestamp_tz"})
  void theWindowIsOfUtcWhateverTheColumnAndTheAccount(String type) {
    assertThat(interactions(type, ODD)).isEqualTo(EXPECTED);
    assertThat(interactions(type, Map.of())).isEqualTo(EXPECTED);
  }

  /// 20:30 of 31 August at -05:00 is inside of the window, 04:00 of 1 September at +05:00 before
  /// it.
  @ParameterizedTest
  @ValueSource(strings = {"timestamp_ntz", "timestamp_ltz", "timestamp_tz"})
  void aTimeWithItsZoneCountsAtItsOwnInstant(String type) {
    try (SnowflakeServer server = server(ODD)) {
      Warehouse warehouse = warehouse(server);
      source(warehouse, type);
      event(warehouse, type, "p1", "2025-08-31 20:30:00 -0500");
      event(warehouse, type, "p2", "2025-09-01 04:00:00 +0500");

      assertThat(made(warehouse)).containsExactly("c1;p1;1756690200;View");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp_ntz", "timestamp_ltz", "timestamp_tz"})
  void aPlayCountsAtItsOwnInstant(String type) {
    try (SnowflakeServer server = server(ODD)) {
      Warehouse warehouse = warehouse(server);
      table(warehouse, Library.PLAN, Library.PLAYS, "start_tstamp", type);
      play(warehouse, type, "v1", "2025-08-31 20:30:00 -0500");
      play(warehouse, type, "v2", "2025-09-01 04:00:00 +0500");

      assertThat(made(warehouse, Library.PLAN, Library.PLAYS))
          .containsExactly("u1;v1;1756690200;Watch");
    }
  }

  private List<String> interactions(String type, Map<String, String> parameters) {
    try (SnowflakeServer server = server(parameters)) {
      Warehouse warehouse = warehouse(server);
      source(warehouse, type);
      event(warehouse, type, "p1", "2025-08-31 23:59:59.999 +0000");
      event(warehouse, type, "p2", "2025-09-01 00:00:00 +0000");
      event(warehouse, type, "p3", "2025-11-29 23:59:59.999 +0000");
      event(warehouse, type, "p4", "2025-11-30 00:00:00 +0000");
      return made(warehouse);
    }
  }

  private SnowflakeServer server(Map<String, String> parameters) {
    SnowflakeSettings settings =
        SnowflakeSettings.of(
            "acme",
            "service",
            (RSAPublicKey) SetupUnderTest.KEYS.getPublic(),
            "shop",
            "personalize",
            "personalize_role",
            "compute");
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      settings = settings.withParameter(parameter.getKey(), parameter.getValue());
    }
    return SnowflakeServer.start(settings, new FolderBuckets(buckets));
  }

  private static Warehouse warehouse(SnowflakeServer server) {
    return new SnowflakeWarehouse(
        new SnowflakeLogin(
            new WarehouseSettings.Login(
                server.jdbcUrl(),
                "SERVICE",
                "PERSONALIZE_ROLE",
                "COMPUTE",
                "SHOP",
                "PERSONALIZE",
                new WarehouseSettings.Proof.KeyPair("unused"),
                Duration.ofHours(1)),
            () -> SetupUnderTest.KEYS.getPrivate()));
  }

  private static void source(Warehouse warehouse, String type) {
    table(warehouse, Shop.PLAN, Shop.SOURCE, "derived_tstamp", type);
  }

  private static void table(
      Warehouse warehouse, DomainPlan plan, QualifiedName table, String time, String type) {
    run(warehouse, "create schema if not exists SHOP.SNOWPLOW");
    Script ddl = Script.load(TableColumns.ddl(plan.domain().sourceTable()));
    warehouse.query(
        new Script(ddl.path(), ddl.text().replace(time + " timestamp_ntz", time + " " + type))
            .bind(
                Map.of("table", SqlFragment.name(table), "owner", SqlFragment.quotable("team")),
                Map.of()),
        "given");
  }

  private static void play(Warehouse warehouse, String type, String video, String time) {
    run(
        warehouse,
        """
        insert into %s (user_id, media_identifier, start_tstamp, is_valid_play)
        select 'u1', '%s', %s, true
        """
            .formatted(Library.PLAYS, video, stored(type, time)));
  }

  /// A view of a product, at a time that is told with its offset.
  private static void event(Warehouse warehouse, String type, String product, String time) {
    run(
        warehouse,
        """
        insert into %s (ecommerce_action_type, domain_userid, product_id, derived_tstamp)
        select 'product_view', 'c1', '%s', %s
        """
            .formatted(Shop.SOURCE, product, stored(type, time)));
  }

  /// A column without a zone holds UTC; the others hold the moment, and one of them the zone.
  private static String stored(String type, String time) {
    String zoned = "'%s'::timestamp_tz".formatted(time);
    return type.equals("timestamp_ntz")
        ? "convert_timezone('UTC', %s)::timestamp_ntz".formatted(zoned)
        : zoned;
  }

  private static List<String> made(Warehouse warehouse) {
    return made(warehouse, Shop.PLAN, Shop.SOURCE);
  }

  private static List<String> made(Warehouse warehouse, DomainPlan plan, QualifiedName table) {
    ReadTable source =
        new ReadTable(
            plan.domain().sourceTable(), table, new TableColumns(warehouse, "given").of(table));
    DomainScripts scripts =
        new DomainScripts(
            new Sources(plan.domain(), Map.of(Sources.SOURCE, source)),
            key -> new QualifiedName("SHOP", "PERSONALIZE", "MADE_" + key),
            "owner",
            plan,
            plan.window().startDate(),
            Instant.parse("2025-12-01T06:00:00Z"),
            Shop.RULES);
    for (String key : List.of("events", Dataset.INTERACTIONS.key())) {
      warehouse.query(scripts.make(key), "made");
    }
    return warehouse
        .query(
            new BoundScript(
                "test",
                "select user_id || ';' || item_id || ';' || timestamp || ';' || event_type as line"
                    + " from MADE_INTERACTIONS order by item_id",
                List.of()),
            "test")
        .stream()
        .flatMap(row -> row.text("line").stream())
        .toList();
  }

  private static void run(Warehouse warehouse, String sql) {
    warehouse.query(new BoundScript("given", sql, List.of()), "given");
  }
}
