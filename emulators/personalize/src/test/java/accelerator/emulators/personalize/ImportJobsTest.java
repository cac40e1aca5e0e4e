package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJobsTest {
  private static final String ITEMS_HEADER = "ITEM_ID,PRICE,CATEGORY_L1,NAME\n";

  @TempDir Path folder;
  private Service service;

  @BeforeEach
  void start() throws IOException {
    service = Service.instant(folder);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void describesAJobAsItWasAskedFor() throws IOException {
    service.withData();
    JsonNode job =
        service
            .answer(
                "DescribeDatasetImportJob",
                "{'datasetImportJobArn':'%sdataset-import-job/second'}".formatted(Service.BASE))
            .path("datasetImportJob");
    assertThat(job.toString())
        .isEqualTo(
            """
            {"jobName":"second","datasetImportJobArn":"%1$sdataset-import-job/second","status":"ACTIVE",\
            "importMode":"FULL","creationDateTime":1.77236640025E9,"lastUpdatedDateTime":1.77236640025E9,\
            "datasetArn":"%1$sdataset/shop/ITEMS","roleArn":"%2$s",\
            "dataSource":{"dataLocation":"s3://data/items.csv"}}"""
                .formatted(Service.BASE, Fixtures.ROLE));
    assertThat(
            service
                .answer(
                    "ListDatasetImportJobs",
                    "{'datasetArn':'%sdataset/shop/ITEMS'}".formatted(Service.BASE))
                .path("datasetImportJobs"))
        .hasSize(1);
  }

  @Test
  void failsAJobWithItsReason() throws IOException {
    service.withGroup().withDataset("Items", Fixtures.ITEMS);
    service.write("bad.csv", ITEMS_HEADER + "i1,free,c,\n");
    assertThat(service.imported("bad", "ITEMS", "bad.csv", "FULL"))
        .isEqualTo("Column PRICE must be of type float, is 'free' in line 2 of bad.csv.");
    assertThat(service.imported("none", "ITEMS", "none/", "FULL"))
        .isEqualTo("Invalid Data location.");
    JsonNode jobs = service.answer("ListDatasetImportJobs", "{}").path("datasetImportJobs");
    assertThat(jobs.path(0).path("status").asText()).isEqualTo("CREATE FAILED");
  }

  @Test
  void refusesRequestsThatCannotBe() throws IOException {
    service.withData();
    String good = Service.importRequest("next", "ITEMS", "items.csv", "FULL");
    assertThat(service.refusal("CreateDatasetImportJob", good.replace("next", "first")))
        .startsWith("ResourceAlreadyExistsException: ");
    assertThat(service.refusal("CreateDatasetImportJob", good.replace("ITEMS", "USERS")))
        .startsWith("ResourceNotFoundException: The given dataset does not exist: ");
    assertThat(service.refusal("CreateDatasetImportJob", good.replace(":role/", ":user/")))
        .startsWith("InvalidInputException: 1 validation error detected: Value 'arn:aws:iam::");
    assertThat(service.refusal("CreateDatasetImportJob", good.replace("s3://", "https://")))
        .isEqualTo(
            "InvalidInputException: dataLocation must be s3://bucket/key or s3://bucket/folder/, was"
                + " 'https://data/items.csv'");
    assertThat(service.refusal("CreateDatasetImportJob", good.replace("dataLocation", "data")))
        .isEqualTo("InvalidInputException: dataSource.dataLocation must be given");
  }

  @Test
  void importsFullFirstAndThenIncrementally() throws IOException {
    service.withGroup().withDataset("Items", Fixtures.ITEMS);
    service.write("one.csv", ITEMS_HEADER + "i1,1,c,old\ni2,2,c,two\n");
    service.write("two.csv", ITEMS_HEADER + "i1,1,c,new\ni3,3,c,three\n");
    assertThat(
            service.refusal(
                "CreateDatasetImportJob",
                Service.importRequest("early", "ITEMS", "one.csv", "INCREMENTAL")))
        .isEqualTo(
            "InvalidInputException: The first import into %sdataset/shop/ITEMS must be FULL, was INCREMENTAL"
                .formatted(Service.BASE));
    service.imported("a", "ITEMS", "one.csv", "FULL");
    service.imported("b", "ITEMS", "two.csv", "INCREMENTAL");
    assertThat(names()).isEqualTo("new two three");
    service.imported("c", "ITEMS", "two.csv", "FULL");
    assertThat(names()).isEqualTo("new - three");
  }

  @Test
  void keepsTheOldDataWhenAFullImportFails() throws IOException {
    service.withGroup().withDataset("Items", Fixtures.ITEMS);
    service.write("one.csv", ITEMS_HEADER + "i1,1,c,old\n");
    service.write("bad.csv", ITEMS_HEADER + "i1,x,c,new\n");
    service.imported("a", "ITEMS", "one.csv", "FULL");
    service.imported("b", "ITEMS", "bad.csv", "FULL");
    assertThat(names()).isEqualTo("old - -");
  }

  @Test
  void countsIdenticalInteractionsOnce() throws IOException {
    service.withData();
    service.write("again.csv", Fixtures.INTERACTIONS_HEADER + "\n" + same(1000));
    assertThat(service.imported("same", "INTERACTIONS", "again.csv", "FULL")).isEqualTo("ACTIVE");
    JsonNode recommender = service.trained("aws-ecomm-popular-items-by-views", "");
    assertThat(recommender.path("status").asText()).isEqualTo("CREATE FAILED");
    assertThat(recommender.path("failureReason").asText())
        .startsWith("Dataset has fewer than 1000 interactions");
  }

  @Test
  void runsFiveAtOnceAtMostAndRemembersHowMany(@TempDir Path other) throws IOException {
    try (Service quick = Service.quick(other)) {
      quick.withGroup();
      quick.clock.move(Duration.ofSeconds(1));
      quick.withDataset("Items", Fixtures.ITEMS);
      quick.clock.move(Duration.ofSeconds(1));
      quick.write("items.csv", Fixtures.items());
      for (int job = 0; job < 5; job++) {
        quick.answer(
            "CreateDatasetImportJob",
            Service.importRequest("job" + job, "ITEMS", "items.csv", "FULL"));
      }
      String sixth = Service.importRequest("job5", "ITEMS", "items.csv", "FULL");
      assertThat(quick.refusal("CreateDatasetImportJob", sixth))
          .isEqualTo(
              "LimitExceededException: More than 5 resources with PENDING or IN_PROGRESS status.");
      quick.clock.move(Duration.ofSeconds(1));
      for (int job = 0; job < 5; job++) {
        quick.settled(
            "DescribeDatasetImportJob",
            String.format(
                Locale.ROOT,
                "{'datasetImportJobArn':'%sdataset-import-job/job%d'}",
                Service.BASE,
                job));
      }
      quick.answer("CreateDatasetImportJob", sixth);
      assertThat(quick.server().imports().atOnce()).isEqualTo(5);
    }
  }

  private static String same(int times) {
    return IntStream.range(0, times)
        .mapToObj(_ -> "u,i,1700000000,View")
        .collect(Collectors.joining("\n"));
  }

  /// The names of the first three items, as a recommender's answers show them.
  private String names() throws IOException {
    if (service
            .ask(
                "DescribeDataset",
                "{'datasetArn':'%sdataset/shop/INTERACTIONS'}".formatted(Service.BASE))
            .status()
        == 400) {
      service.withDataset("Interactions", Fixtures.INTERACTIONS);
      service.write("three.csv", Fixtures.INTERACTIONS_HEADER + "\n" + ofThree());
      assertThat(service.imported("three", "INTERACTIONS", "three.csv", "FULL"))
          .isEqualTo("ACTIVE");
      JsonNode recommender =
          service.trained(
              "aws-ecomm-popular-items-by-views",
              ",'recommenderConfig':{'enableMetadataWithRecommendations':true}");
      assertThat(recommender.path("status").asText()).isEqualTo("ACTIVE");
    }
    JsonNode answer =
        service
            .post(
                "/recommendations",
                "{'recommenderArn':'%srecommender/aws-ecomm-popular-items-by-views','userId':'u','metadataColumns':{'ITEMS':['NAME']}}"
                    .formatted(Service.BASE))
            .body();
    return IntStream.of(1, 2, 3)
        .mapToObj(item -> name(answer, "i" + item))
        .collect(Collectors.joining(" "));
  }

  private static String name(JsonNode answer, String item) {
    for (JsonNode each : answer.path("itemList")) {
      if (each.path("itemId").asText().equals(item)) {
        return each.path("metadata").path("NAME").asText("-");
      }
    }
    return "not answered";
  }

  private static String ofThree() {
    return IntStream.range(0, 3000)
        .mapToObj(
            n ->
                String.format(
                    Locale.ROOT, "u%d,i%d,%d,View", n % 100, n % 3 + 1, 1_700_000_000 + n))
        .collect(Collectors.joining("\n"));
  }
}
