package accelerator.warehouse;

import static accelerator.warehouse.SetupUnderTest.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.SourceInvalid;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two stacks in one schema of the local Snowflake, the name of one the beginning of the other's.
class StackTablesTest {
  private static final String STACK =
      "arn:aws:cloudformation:eu-west-1:000000000000:stack/recommendations/6a1f3d20";

  @TempDir private Path buckets;
  private SetupUnderTest setup;

  @BeforeEach
  void opens() {
    setup = new SetupUnderTest(buckets, UnaryOperator.identity());
    for (String stack : List.of("recommendations", "recommendations-ecommerce")) {
      String prefix = stack.replace('-', '_');
      String comment = owner(stack) + "/run-1";
      made("table", prefix + "_ecommerce_events_run_1", comment);
      made("table", prefix + "_ecommerce_items_run_1", comment);
      made("view", prefix + "_ecommerce_items", comment);
      made("table", prefix + "_sample_video_catalogue", owner(stack) + "/sample");
    }
    made("table", "recommendations_ecommerce_notes", "by hand");
  }

  @AfterEach
  void closes() {
    setup.close();
  }

  private static String owner(String stack) {
    return "arn:aws:cloudformation:eu-west-1:000000000000:stack/" + stack;
  }

  private void made(String kind, String name, String comment) {
    setup.administrate("create %s %s as select 1 as one".formatted(kind, name));
    setup.administrate("comment on %s %s is '%s'".formatted(kind, name, comment));
  }

  private List<String> there() {
    return setup
        .rows(
            "select table_name from information_schema.tables where table_schema = 'PERSONALIZE'"
                + " order by 1")
        .stream()
        .flatMap(row -> row.text("table_name").stream())
        .toList();
  }

  private ObjectNode deletion(String stack) {
    return setup
        .event("delete-stage")
        .put("StackId", owner(stack) + "/6a1f3d20")
        .put("LogicalResourceId", "Tables")
        .put("ResourceType", "Custom::Tables")
        .put("PhysicalResourceId", SetupUnderTest.ACCOUNT + "/SHOP.PERSONALIZE");
  }

  @Test
  void aDeletedStackDropsItsOwnTablesAndViewsAndNothingElse() {
    succeeded(setup.call(deletion("recommendations")), "SHOP.PERSONALIZE");

    assertThat(there())
        .containsExactly(
            "RECOMMENDATIONS_ECOMMERCE_ECOMMERCE_EVENTS_RUN_1",
            "RECOMMENDATIONS_ECOMMERCE_ECOMMERCE_ITEMS",
            "RECOMMENDATIONS_ECOMMERCE_ECOMMERCE_ITEMS_RUN_1",
            "RECOMMENDATIONS_ECOMMERCE_NOTES",
            "RECOMMENDATIONS_ECOMMERCE_SAMPLE_VIDEO_CATALOGUE");
    succeeded(setup.call(deletion("recommendations-ecommerce")), "SHOP.PERSONALIZE");
    assertThat(there()).containsExactly("RECOMMENDATIONS_ECOMMERCE_NOTES");
  }

  @Test
  void makingTheResourceTouchesNothing() {
    List<String> before = there();
    ObjectNode creation = setup.event("create-stage").put("ResourceType", "Custom::Tables");

    succeeded(setup.call(creation), "SHOP.PERSONALIZE");
    assertThat(there()).isEqualTo(before);
  }

  @Test
  void aRunsCleaningUpLeavesTheOtherStackAlone() {
    StackTables own =
        new StackTables(
            setup.warehouse(),
            new QualifiedName("SHOP", "PERSONALIZE", "ANY"),
            StackOwner.of(STACK));
    List<StackTables.Found> found = own.find("RECOMMENDATIONS_ECOMMERCE_");

    assertThat(found.stream().filter(own::isOurs).map(each -> each.name().name()))
        .containsExactly(
            "RECOMMENDATIONS_ECOMMERCE_EVENTS_RUN_1",
            "RECOMMENDATIONS_ECOMMERCE_ITEMS",
            "RECOMMENDATIONS_ECOMMERCE_ITEMS_RUN_1");
    assertThatThrownBy(
            () ->
                own.refuseForeign(
                    found,
                    List.of(
                        new QualifiedName(
                            "SHOP", "PERSONALIZE", "RECOMMENDATIONS_ECOMMERCE_NOTES"))))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageContaining(
            "table SHOP.PERSONALIZE.RECOMMENDATIONS_ECOMMERCE_NOTES is not of stack ");
  }
}
