package accelerator.emulators.personalize.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.personalize.DeclaredAnswer;
import accelerator.emulators.personalize.DeclaredFailure;
import accelerator.emulators.personalize.ServiceSettings;
import accelerator.emulators.personalize.junit.PersonalizeExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsResponse;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;

/// A caller's test without any data: what is answered is declared.
class DeclaredAnswersTest {
  private static final String POPULAR =
      "arn:aws:personalize:eu-west-1:000000000000:recommender/popular";

  @RegisterExtension
  static final PersonalizeExtension PERSONALIZE =
      new PersonalizeExtension(ServiceSettings.local().withSeed(7));

  private PersonalizeRuntimeClient runtime;

  @BeforeEach
  void connect() {
    PERSONALIZE.controls().reset();
    runtime =
        PersonalizeRuntimeClient.builder()
            .endpointOverride(PERSONALIZE.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterEach
  void disconnect() {
    runtime.close();
  }

  private GetRecommendationsResponse asked() {
    return runtime.getRecommendations(request -> request.recommenderArn(POPULAR).userId("anna"));
  }

  private static List<String> items(GetRecommendationsResponse answer) {
    return answer.itemList().stream().map(PredictedItem::itemId).toList();
  }

  @Test
  void areGivenAfterTheSdkHasTriedAgain() {
    PERSONALIZE.controls().declare(DeclaredAnswer.of(POPULAR, "tea", "milk").forUser("anna"));
    PERSONALIZE.controls().declare(DeclaredFailure.throttled("GetRecommendations", 2));

    assertThat(items(asked())).containsExactly("tea", "milk");
  }

  @Test
  void haveTheSameIdAfterEachReset() {
    PERSONALIZE.controls().declare(DeclaredAnswer.of("popular", "tea"));
    String first = asked().recommendationId();
    assertThat(asked().recommendationId()).isNotEqualTo(first);

    PERSONALIZE.controls().reset();
    PERSONALIZE.controls().declare(DeclaredAnswer.of("popular", "tea"));

    assertThat(asked().recommendationId()).isEqualTo(first).startsWith("RID-").hasSize(40);
  }
}
