package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataDeletionsTest {
  private static final String GROUP = "'%sdataset-group/shop'".formatted(Service.BASE);

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
  void deletesTheRowsOfTheListedUsersInEveryFolderBelow() throws IOException {
    service.withData().withDataset("Users", Fixtures.USERS);
    service.write("users.csv", "USER_ID,MEMBERSHIP_STATUS\nu1,gold\nu2,gold\nu3,blue\n");
    assertThat(service.imported("users", "USERS", "users.csv", "FULL")).isEqualTo("ACTIVE");
    service.write("gone/one.csv", "USER_ID\nu1\nnobody\n");
    service.write("gone/deeper/two.csv", "NAME,USER_ID\nx,u2\n");
    service.write("gone/three.txt", "USER_ID\nu3\n");
    JsonNode job = finished("gone/");
    assertThat(job.path("status").asText()).isEqualTo("COMPLETED");
    // 6000 interactions are of 40 users, and two users have a row of their own.
    assertThat(job.path("numDeleted").asInt()).isEqualTo(2 * 6000 / 40 + 2);
    assertThat(finished("gone/").path("numDeleted").asInt()).isZero();
  }

  @Test
  void forgetsWhatFiltersAndModelsKnewOfTheUser() throws IOException {
    service.withData();
    service.trained(
        "aws-ecomm-recommended-for-you",
        ",'recommenderConfig':{'itemExplorationConfig':{'explorationWeight':'0'}}");
    String seen = "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ('*')".replace('\'', '\u0001');
    service.answer(
        "CreateFilter",
        "{'name':'new','datasetGroupArn':%s,'filterExpression':'%s'}"
            .formatted(GROUP, seen.replace("\u0001", "\\'")));
    List<String> stranger = items("stranger", "");
    assertThat(items("u1", "")).isNotEqualTo(stranger);
    String filter = ",'filterArn':'%sfilter/new'".formatted(Service.BASE);
    assertThat(items("u1", filter)).isNotEqualTo(items("stranger", filter));
    service.write("gone.csv", "USER_ID\nu1\n");
    assertThat(finished("gone.csv").path("status").asText()).isEqualTo("COMPLETED");
    assertThat(items("u1", "")).isEqualTo(stranger);
    assertThat(items("u1", filter)).isEqualTo(stranger);
  }

  @Test
  void goesThroughStatesWithoutAVerb() throws IOException {
    service.close();
    service = Service.quick(folder);
    service.withGroup();
    service.clock.move(Duration.ofSeconds(1));
    service.write("gone.csv", "USER_ID\nu1\n");
    service.answer("CreateDataDeletionJob", request("job", "gone.csv"));
    assertThat(described("job").path("status").asText()).isEqualTo("PENDING");
    service.clock.move(Duration.ofMillis(100));
    assertThat(described("job").path("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(described("job").has("numDeleted")).isFalse();
    String group = "{'datasetGroupArn':%s}".formatted(GROUP);
    assertThat(service.refusal("DeleteDatasetGroup", group)).startsWith("ResourceInUseException: ");
    service.clock.move(Duration.ofSeconds(1));
    JsonNode job = service.settled("DescribeDataDeletionJob", arn("job")).path("dataDeletionJob");
    assertThat(job.path("status").asText()).isEqualTo("COMPLETED");
    JsonNode list = service.answer("ListDataDeletionJobs", group).path("dataDeletionJobs");
    assertThat(list).hasSize(1);
    assertThat(list.path(0).path("jobName").asText()).isEqualTo("job");
    service.answer("DeleteDatasetGroup", group);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "none.csv|Invalid Data location.",
        "none/|Invalid Data location.",
        "text/|Invalid Data location.",
        "wrong.csv|Input CSV is missing the following columns:[USER_ID]. wrong.csv has [user_id]: spell columns as the schema does.",
        "long.csv|Input CSV must have 1 fields in every line, has 2 in line 2 of long.csv.",
      })
  void failsWithTheReason(String key, String reason) throws IOException {
    service.withGroup();
    service.write("text/users.txt", "USER_ID\nu1\n");
    service.write("wrong.csv", "user_id\nu1\n");
    service.write("long.csv", "USER_ID\nu1,u2\n");
    JsonNode job = finished(key);
    assertThat(job.path("status").asText()).isEqualTo("FAILED");
    assertThat(job.path("failureReason").asText()).isEqualTo(reason);
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    service.withGroup();
    service.write("gone.csv", "USER_ID\nu1\n");
    finished("gone.csv");
    String request = request("gone.csv1", "gone.csv");
    assertThat(service.refusal("CreateDataDeletionJob", request.replace("gone.csv1", "a b")))
        .startsWith("InvalidInputException: 1 validation error");
    assertThat(
            service.refusal(
                "CreateDataDeletionJob", request("x", "gone.csv").replace("s3:", "http:")))
        .isEqualTo(
            "InvalidInputException: dataLocation must be s3://bucket/key or s3://bucket/folder/, was 'http://data/gone.csv'");
    assertThat(service.refusal("CreateDataDeletionJob", request("j1", "gone.csv")))
        .startsWith("ResourceAlreadyExistsException: ");
    assertThat(service.refusal("DescribeDataDeletionJob", arn("none")))
        .isEqualTo(
            "ResourceNotFoundException: The given data deletion job does not exist: %sdata-deletion-job/none"
                .formatted(Service.BASE));
  }

  @Test
  void hasAtMostFiveUnderway() throws IOException {
    service.close();
    service = Service.quick(folder);
    service.withGroup();
    service.clock.move(Duration.ofSeconds(1));
    for (int n = 0; n < 5; n++) {
      service.answer("CreateDataDeletionJob", request("n" + n, "gone.csv"));
    }
    assertThat(service.refusal("CreateDataDeletionJob", request("n5", "gone.csv")))
        .isEqualTo(
            "LimitExceededException: More than 5 resources with PENDING or IN_PROGRESS status.");
  }

  private int jobs;

  private JsonNode finished(String key) {
    jobs++;
    service.answer("CreateDataDeletionJob", request("j" + jobs, key));
    return service.settled("DescribeDataDeletionJob", arn("j" + jobs)).path("dataDeletionJob");
  }

  private JsonNode described(String name) {
    return service.answer("DescribeDataDeletionJob", arn(name)).path("dataDeletionJob");
  }

  private static String arn(String name) {
    return "{'dataDeletionJobArn':'%sdata-deletion-job/%s'}".formatted(Service.BASE, name);
  }

  private static String request(String name, String key) {
    return "{'jobName':'%s','datasetGroupArn':%s,'roleArn':'%s','dataSource':{'dataLocation':'s3://data/%s'}}"
        .formatted(name, GROUP, Fixtures.ROLE, key);
  }

  private List<String> items(String user, String more) {
    JsonNode answer =
        service
            .post(
                "/recommendations",
                "{'recommenderArn':'%srecommender/aws-ecomm-recommended-for-you','userId':'%s'%s}"
                    .formatted(Service.BASE, user, more))
            .body();
    List<String> items = new ArrayList<>();
    answer.path("itemList").forEach(item -> items.add(item.path("itemId").asText()));
    return items;
  }
}
