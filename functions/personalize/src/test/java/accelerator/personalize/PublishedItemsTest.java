package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.core.KnownItems;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;

/// Which items a run says that it has learned.
class PublishedItemsTest {
  private final Calls calls = new Calls();
  private final ObjectNode payload = Calls.event("publish-recommenders");

  @BeforeEach
  void everyRecommenderAnswers() {
    calls.letAllAnswer(payload, PredictedItem.builder().itemId("sku-1").build());
  }

  @Test
  void publishesWhichItemsTheRunHasLearned() {
    String at = "s3://shop-data/snowflake/runs/20251201t060000z-sample/ecommerce/";
    calls.files.lines.put(
        at + "items/",
        List.of("PRICE,ITEM_ID,NAME", "1,sku-1,a", "PRICE,ITEM_ID,NAME", "2,sku-2,b"));
    calls.files.lines.put(at + "interactions/", List.of("USER_ID,ITEM_ID", "u,sku-3", "u,sku-3"));

    calls.call(payload);

    String key = "registry/ecommerce/20251201t060000z-sample.items";
    assertThat(Json.parse(calls.bucket.text("registry/ecommerce.json")).path("knownItems").asText())
        .isEqualTo(key);
    KnownItems known = KnownItems.read(Objects.requireNonNull(calls.files.objects.get(key)));
    assertThat(known.count()).isEqualTo(2);
    assertThat(known.mayHave("sku-1") && known.mayHave("sku-2")).isTrue();
    assertThat(known.mayHave("sku-3")).isFalse();
  }

  @Test
  void takesTheItemsOfInteractionsWhereThereIsNoOtherSource() {
    String at = "s3://shop-data/snowflake/runs/20251201t060000z-sample/ecommerce/";
    calls.files.lines.put(at + "interactions/", List.of("USER_ID,ITEM_ID", "u,sku-3", "v,sku-3"));
    ((ArrayNode) payload.path("datasets")).remove(1);

    calls.call(payload);

    assertThat(calls.files.objects.values())
        .extracting(bytes -> KnownItems.read(bytes).count())
        .containsExactly(1);
  }

  @Test
  void saysNothingAboutItemsWhereNoRowTellsThem() {
    calls.call(payload);
    assertThat(Json.parse(calls.bucket.text("registry/ecommerce.json")).has("knownItems"))
        .isFalse();
  }

  @Test
  void saysNothingAboutItemsWhereOnlyNewInteractionsWereImported() {
    String at = "s3://shop-data/snowflake/runs/20251201t060000z-sample/ecommerce/";
    calls.files.lines.put(at + "interactions/", List.of("USER_ID,ITEM_ID", "u,sku-3"));
    ((ArrayNode) payload.path("datasets")).remove(1);
    ((ObjectNode) payload.at("/datasets/0")).put("importMode", "INCREMENTAL");

    calls.call(payload);

    assertThat(calls.files.objects).isEmpty();
    assertThat(Json.parse(calls.bucket.text("registry/ecommerce.json")).has("knownItems"))
        .isFalse();
  }
}
