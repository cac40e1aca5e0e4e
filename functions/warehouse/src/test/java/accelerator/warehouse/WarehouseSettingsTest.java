package accelerator.warehouse;

import static accelerator.warehouse.FunctionUnderTest.ENVIRONMENT;
import static accelerator.warehouse.FunctionUnderTest.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarehouseSettingsTest {
  @Test
  void readsWhatIsRequiredAndDefaultsTheRest() {
    assertThat(WarehouseSettings.from(ENVIRONMENT))
        .isEqualTo(
            new WarehouseSettings(
                StackOwner.of("arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/6a1f3d20"),
                new WarehouseSettings.Login(
                    "jdbc:snowflake://acme-shop.snowflakecomputing.com/",
                    "PERSONALIZE_SERVICE",
                    "PERSONALIZE_ROLE",
                    "PERSONALIZE_WAREHOUSE",
                    "shop",
                    "personalize",
                    new WarehouseSettings.Proof.KeyPair(
                        "arn:aws:secretsmanager:eu-west-1:000000000000:secret:snowflake-key"),
                    Duration.ofHours(4)),
                new QualifiedName("SHOP", "PERSONALIZE", "PERSONALIZE_STAGE"),
                Map.of(
                    Domain.ECOMMERCE,
                    new QualifiedName(
                        "SHOP", "SNOWPLOW", "SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS"),
                    Domain.VIDEO_ON_DEMAND,
                    new QualifiedName("SHOP", "SNOWPLOW", "SNOWPLOW_MEDIA_PLAYER_BASE")),
                Map.of(),
                "data-bucket",
                Duration.ofSeconds(5),
                new WarehouseSettings.Rules("/", "Uncategorised", false, true),
                new WarehouseSettings.Increments(3, 7)));
  }

  @Test
  void readsEveryOptionalSetting() {
    Map<String, String> variables = new HashMap<>(ENVIRONMENT);
    variables.put("VIDEO_CATALOGUE", "films.catalogue");
    variables.put("VIDEO_SUBSCRIBERS", "other.films.subscribers");
    variables.put("MINIMUM_WAIT_SECONDS", "1");
    variables.put("CATEGORY_SEPARATOR", " > ");
    variables.put("DEFAULT_CATEGORY", "Other");
    variables.put("COUNT_LIST_VIEWS", "true");
    variables.put("STITCH_COOKIES", "false");
    WarehouseSettings settings = WarehouseSettings.from(variables);
    assertThat(settings.minimumWait()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.furtherTables())
        .isEqualTo(
            Map.of(
                FurtherTable.VIDEO_CATALOGUE, new QualifiedName("SHOP", "FILMS", "CATALOGUE"),
                FurtherTable.VIDEO_SUBSCRIBERS,
                    new QualifiedName("OTHER", "FILMS", "SUBSCRIBERS")));
    assertThat(settings.rules())
        .isEqualTo(new WarehouseSettings.Rules(" > ", "Other", true, false));
  }

  @Test
  void needsNoSecretWhereTheFunctionsRoleSignsIn() {
    Map<String, String> variables = new HashMap<>(ENVIRONMENT);
    variables.put("SNOWFLAKE_LOGIN", "WORKLOAD_IDENTITY");
    variables.put("SNOWFLAKE_PRIVATE_KEY_SECRET", "");
    assertThat(WarehouseSettings.from(variables).login().proof())
        .isEqualTo(new WarehouseSettings.Proof.WorkloadIdentity());
  }

  @Test
  void namesEveryVariableThatIsMissing() {
    assertThatThrownBy(() -> WarehouseSettings.from(Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "environment variables must be set: SNOWFLAKE_JDBC_URL, SNOWFLAKE_USER,"
                + " SNOWFLAKE_ROLE, SNOWFLAKE_WAREHOUSE, SNOWFLAKE_DATABASE, SNOWFLAKE_SCHEMA,"
                + " SNOWFLAKE_PRIVATE_KEY_SECRET, SNOWFLAKE_STAGE, BUCKET, STACK_ID");
  }

  @Test
  void tablesOfYourOwnMayBeEmpty() {
    assertThat(WarehouseSettings.from(environment("VIDEO_ON_DEMAND_SOURCE", "")).sources())
        .containsOnlyKeys(Domain.ECOMMERCE);
    assertThat(WarehouseSettings.from(environment("VIDEO_CATALOGUE", " ")).furtherTables())
        .isEmpty();
  }

  @Test
  void refusesWrongValuesByName() {
    refuses("STITCH_COOKIES", "yes", "STITCH_COOKIES must be true or false, was 'yes'");
    refuses("MINIMUM_WAIT_SECONDS", "0", "MINIMUM_WAIT_SECONDS must be 1..3600, was '0'");
    refuses(
        "SNOWFLAKE_LOGIN",
        "PASSWORD",
        "SNOWFLAKE_LOGIN must be KEY_PAIR or WORKLOAD_IDENTITY, was 'PASSWORD'");
    refuses(
        "ECOMMERCE_SOURCE",
        "a b",
        "ECOMMERCE_SOURCE: name must match [A-Za-z_][A-Za-z0-9_$]*, was 'a b'");
    refuses(
        "VIDEO_CATALOGUE",
        "films.",
        "VIDEO_CATALOGUE: name must match [A-Za-z_][A-Za-z0-9_$]*, was ''");
    refuses(
        "DEFAULT_CATEGORY",
        "a,b",
        "DEFAULT_CATEGORY must be a text of at most 1000 characters without comma, quote,"
            + " backslash, pipe or line break, was 'a,b'");
  }

  private static void refuses(String name, String value, String message) {
    assertThatThrownBy(() -> WarehouseSettings.from(environment(name, value)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(message);
  }
}
