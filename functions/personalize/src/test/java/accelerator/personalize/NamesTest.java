package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.Recommender;
import java.util.List;
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
  void cutsALongNameAndClosesItWithAHash() {
    String name = Names.fitting("a".repeat(70));
    assertThat(name).hasSize(63).matches("a{54}-[0-9a-f]{8}");
    assertThat(Names.fitting("a".repeat(71))).isNotEqualTo(name);
    assertThat(Names.fitting("a".repeat(63))).isEqualTo("a".repeat(63));
  }
}
