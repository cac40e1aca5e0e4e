package accelerator.emulators.personalize.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.personalize.junit.PersonalizeExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Domain;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;

class ShopTest {
  private static final String ROLE = "arn:aws:iam::000000000000:role/reader";
  private static final String RECIPE =
      "arn:aws:personalize:::recipe/aws-ecomm-popular-items-by-views";
  private static final String SCHEMA =
      """
      {"type": "record", "name": "Interactions", "namespace": "com.amazonaws.personalize.schema",
       "fields": [{"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"},
                  {"name": "TIMESTAMP", "type": "long"}, {"name": "EVENT_TYPE", "type": "string"}],
       "version": "1.0"}
      """;

  @RegisterExtension final PersonalizeExtension personalize = new PersonalizeExtension();

  private PersonalizeClient client;
  private PersonalizeRuntimeClient runtime;

  @BeforeEach
  void connect() {
    client =
        PersonalizeClient.builder()
            .endpointOverride(personalize.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    runtime =
        PersonalizeRuntimeClient.builder()
            .endpointOverride(personalize.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
    runtime.close();
  }

  @Test
  void learnsWhatIsPopularFromAFile() throws IOException {
    Files.writeString(personalize.bucket("shop").resolve("views.csv"), views());
    String group = group();
    String dataset = dataset(group);
    client.createDatasetImportJob(
        job ->
            job.jobName("views")
                .datasetArn(dataset)
                .roleArn(ROLE)
                .dataSource(source -> source.dataLocation("s3://shop/views.csv")));
    await(
        "import",
        () ->
            client
                .listDatasetImportJobs(list -> list.datasetArn(dataset))
                .datasetImportJobs()
                .getFirst()
                .status());
    String popular =
        client
            .createRecommender(
                asked -> asked.name("popular").datasetGroupArn(group).recipeArn(RECIPE))
            .recommenderArn();
    await(
        "recommender",
        () ->
            client
                .describeRecommender(asked -> asked.recommenderArn(popular))
                .recommender()
                .status());

    assertThat(
            runtime
                .getRecommendations(
                    asked -> asked.recommenderArn(popular).userId("anyone").numResults(1))
                .itemList()
                .getFirst()
                .itemId())
        .isEqualTo("tea");
    assertThat(personalize.server().imports().started()).isEqualTo(1);
  }

  @Test
  void findsNothingOfAnotherTest() {
    assertThat(client.listDatasetGroups(_ -> {}).datasetGroups()).isEmpty();

    group();

    assertThat(client.listDatasetGroups(_ -> {}).datasetGroups()).hasSize(1);
  }

  private String group() {
    return client
        .createDatasetGroup(asked -> asked.name("shop").domain(Domain.ECOMMERCE))
        .datasetGroupArn();
  }

  private String dataset(String group) {
    String schema =
        client
            .createSchema(asked -> asked.name("views").domain(Domain.ECOMMERCE).schema(SCHEMA))
            .schemaArn();
    return client
        .createDataset(
            asked ->
                asked
                    .name("views")
                    .datasetType("Interactions")
                    .schemaArn(schema)
                    .datasetGroupArn(group))
        .datasetArn();
  }

  /// A thousand and more views of fifty users, two of three of them of tea.
  private static String views() {
    return IntStream.range(0, 1500)
        .mapToObj(
            n ->
                String.format(
                    Locale.ROOT,
                    "user-%d,%s,%d,View",
                    n % 50,
                    n % 3 == 0 ? "item-" + n % 7 : "tea",
                    1_700_000_000 + n))
        .collect(Collectors.joining("\n", "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE\n", "\n"));
  }

  private interface Status {
    String now();
  }

  private static void await(String what, Status status) {
    String now = status.now();
    while (now.endsWith("PENDING") || now.endsWith("IN_PROGRESS")) {
      LockSupport.parkNanos(5_000_000);
      now = status.now();
    }
    assertThat(now).as(what).isEqualTo("ACTIVE");
  }
}
