package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.WaitSchedule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonalizeSettingsTest {
  static final Map<String, String> REQUIRED =
      Map.of(
          "STACK_NAME", "shop",
          "PARTITION", "aws",
          "AWS_REGION", "eu-west-1",
          "ACCOUNT_ID", "000000000000",
          "BUCKET", "shop-data",
          "PERSONALIZE_ROLE_ARN", "arn:aws:iam::000000000000:role/shop-personalize",
          "DOMAINS", "ecommerce");

  @Test
  void hasDefaultsForWhatIsNotSaid() {
    assertThat(PersonalizeSettings.from(REQUIRED))
        .isEqualTo(
            new PersonalizeSettings(
                "shop",
                "aws",
                "eu-west-1",
                "000000000000",
                "shop-data",
                "arn:aws:iam::000000000000:role/shop-personalize",
                Optional.empty(),
                List.of(Domain.ECOMMERCE),
                List.of(Recommender.values()),
                31,
                1,
                true,
                false,
                new WaitSchedule(Duration.ofSeconds(5)),
                Duration.ofHours(3),
                Duration.ofHours(20),
                Duration.ofHours(21),
                Duration.ofMinutes(15),
                Duration.ofSeconds(30)));
  }

  @Test
  void readsTheKey() {
    Map<String, String> variables = new HashMap<>(REQUIRED);
    variables.put("KMS_KEY_ARN", "arn:aws:kms:eu-west-1:000000000000:key/1");

    assertThat(PersonalizeSettings.from(variables).kmsKeyArn())
        .contains("arn:aws:kms:eu-west-1:000000000000:key/1");
    variables.put("KMS_KEY_ARN", "");
    assertThat(PersonalizeSettings.from(variables).kmsKeyArn()).isEmpty();
  }

  @Test
  void givesANewDatasetGroupTheKeyAndTheRoleThatMayUseIt() {
    Map<String, String> variables = new HashMap<>(REQUIRED);
    variables.put("KMS_KEY_ARN", "arn:aws:kms:eu-west-1:000000000000:key/1");
    FakePersonalize personalize = new FakePersonalize();

    new DatasetGroups(personalize, new Names(PersonalizeSettings.from(variables), Domain.ECOMMERCE))
        .look(
            new StageLook(
                new Stage(
                    Calls.NOW,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    java.util.Set.of(),
                    0),
                Calls.NOW,
                Duration.ofMinutes(15)));

    assertThat(personalize.groups.getFirst().kmsKeyArn())
        .isEqualTo("arn:aws:kms:eu-west-1:000000000000:key/1");
    assertThat(personalize.groups.getFirst().roleArn())
        .isEqualTo("arn:aws:iam::000000000000:role/shop-personalize");
  }

  @Test
  void namesEveryVariableThatIsMissing() {
    assertThatThrownBy(() -> PersonalizeSettings.from(Map.of("STACK_NAME", "shop")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("BUCKET")
        .hasMessageContaining("PERSONALIZE_ROLE_ARN");
  }
}
