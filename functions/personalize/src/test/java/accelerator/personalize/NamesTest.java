package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.Recommender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final Names names =
      new Names(Calls.settings(List.of(Domain.ECOMMERCE)), Domain.VIDEO_ON_DEMAND);

  @Test
  void derivesEveryArnFromTheStackAndTheDomain() {
    assertThat(names.datasetGroupArn())
        .isEqualTo(FakePersonalize.ARN + "dataset-group/shop-video_on_demand");
    assertThat(names.datasetArn(Dataset.ITEMS))
        .isEqualTo(FakePersonalize.ARN + "dataset/shop-video_on_demand/ITEMS");
    assertThat(names.recommenderArn(Recommender.TRENDING_NOW))
        .isEqualTo(FakePersonalize.ARN + "recommender/shop-video_on_demand-trending-now");
  }

  @Test
  void whatIsTrainedAnewIsOfTheSameRecommenderAndOfNoOther() {
    String anew = names.recommenderArn(Recommender.TRENDING_NOW, "20260131t020001z-0a1b2c3d");

    assertThat(anew)
        .isEqualTo(
            FakePersonalize.ARN + "recommender/shop-video_on_demand-trending-now-260131020001");
    assertThat(names.isOf(Recommender.TRENDING_NOW, anew)).isTrue();
    assertThat(names.isOf(Recommender.TRENDING_NOW, anew + "1")).isFalse();
    assertThat(names.isOf(Recommender.MOST_POPULAR, anew)).isFalse();
  }

  @Test
  void whatIsTrainedAnewUnderALongNameBeginsAsRolesAllow() {
    String stack = "a-shop-of-thirty-seven-letters-in-all";
    Names names = new Names(named(stack), Domain.VIDEO_ON_DEMAND);
    for (Recommender each : Recommender.values()) {
      if (each.domain() == Domain.VIDEO_ON_DEMAND) {
        String name = names.recommender(each, "20260131t020001z-0a1b2c3d");
        assertThat(name).hasSizeLessThanOrEqualTo(63).startsWith(stack + "-video_on_demand-");
        for (Recommender other : Recommender.values()) {
          assertThat(names.isOf(other, FakePersonalize.ARN + "recommender/" + name))
              .isEqualTo(other == each);
        }
      }
    }
  }

  private static PersonalizeSettings named(String stack) {
    return PersonalizeSettings.from(
        Map.of(
            "STACK_NAME", stack,
            "PARTITION", "aws",
            "AWS_REGION", "eu-west-1",
            "ACCOUNT_ID", "000000000000",
            "BUCKET", "b",
            "PERSONALIZE_ROLE_ARN", "r",
            "DOMAINS", "ecommerce"));
  }

  @Test
  void cutsALongNameAndClosesItWithAHash() {
    String name = Names.fitting("a".repeat(70));
    assertThat(name).hasSize(63).matches("a{54}-[0-9a-f]{8}");
    assertThat(Names.fitting("a".repeat(71))).isNotEqualTo(name);
    assertThat(Names.fitting("a".repeat(63))).isEqualTo("a".repeat(63));
  }

  @Test
  void knowsItsOwnSchemasByTheirNames() {
    Names names = new Names(Calls.settings(List.of()), Domain.ECOMMERCE);

    assertThat(names.isSchema("shop-ecommerce-items-0a1b2c3d", () -> "")).isTrue();
    assertThat(names.isSchema("shop-ecommerce-items-0a1b2c3", () -> "")).isFalse();
    assertThat(names.isSchema("shop-2-ecommerce-items-0a1b2c3d", () -> "")).isFalse();
  }

  @Test
  void knowsASchemaWhoseNameWasShortenedByItsText() {
    PersonalizeSettings longName = named("recommendations-of-the-shop-with-the-longest-name");
    Names names = new Names(longName, Domain.ECOMMERCE);
    DatasetSchema schema = DatasetSchema.find(Domain.ECOMMERCE, Dataset.ITEMS).orElseThrow();
    String name = names.schema(Dataset.ITEMS, schema);

    assertThat(name).hasSizeLessThanOrEqualTo(63);
    assertThat(names.isSchema(name, schema::text)).isTrue();
    assertThat(names.isSchema(name, () -> "another text")).isFalse();
  }
}
