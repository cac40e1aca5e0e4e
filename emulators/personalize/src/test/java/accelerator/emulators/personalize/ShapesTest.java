package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
  private static final Shapes SHAPES = Shapes.read("requests.json");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "CreateSchema|{'name':'s'}|Value null at 'schema' failed to satisfy constraint: Member must not be null",
        "CreateSchema|{'name':null,'schema':'s'}|Value null at 'name' failed to satisfy constraint: Member must not be null",
        "CreateDatasetGroup|{'name':'-x'}|Value '-x' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9][a-zA-Z0-9\\-_]*",
        "CreateDatasetGroup|{'name':'x','domain':'SHOES'}|Value 'SHOES' at 'domain' failed to satisfy constraint: Member must satisfy enum value set: [ECOMMERCE, VIDEO_ON_DEMAND]",
        "ListSchemas|{'maxResults':101}|Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
        "ListSchemas|{'maxResults':0}|Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "CreateDatasetGroup|{'name':'x','tags':[{'tagKey':'k'}]}|Value null at 'tags.1.member.tagValue' failed to satisfy constraint: Member must not be null",
        "TagResource|{'resourceArn':'arn:aws:personalize:r:a:b','tags':[{'tagKey':'secret!','tagValue':'v'}]}|Value at 'tags.1.member.tagKey' failed to satisfy constraint: Member must satisfy regular expression pattern: ^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$",
        "PutEvents|{'trackingId':'t','sessionId':'s','eventList':[]}|Value at 'eventList' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "PutEvents|{'trackingId':'t','sessionId':'s','eventList':[{'sentAt':1,'eventType':''}]}|Value at 'eventList.1.member.eventType' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "DescribeDataset|{'datasetArn':'arn:aws:s3:::b'}|Value 'arn:aws:s3:::b' at 'datasetArn' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:([a-z\\d-]+):personalize:.*:.*:.+",
        "GetRecommendations|{'numResults':-1}|Value '-1' at 'numResults' failed to satisfy constraint: Member must have value greater than or equal to 0",
      })
  void namesTheMemberAndTheValue(String operation, String request, String violation)
      throws IOException {
    assertThat(refusal(operation, request)).isEqualTo("1 validation error detected: " + violation);
  }

  @Test
  void namesEveryViolation() throws IOException {
    assertThat(
            refusal("CreateDatasetGroup", "{'name':'%s','domain':'X'}".formatted("n".repeat(64))))
        .startsWith("2 validation errors detected: ")
        .contains(
            "Member must have length less than or equal to 63", "Value 'X' at 'domain'", "; ");
  }

  @Test
  void ignoresUnknownMembers() {
    assertThatCode(() -> SHAPES.check("ListSchemas", request("{'color':'red','nextToken':null}")))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAnOperationWithoutShape() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> SHAPES.check("CreateNothing", request("{}")))
        .withMessage("Unknown operation: CreateNothing");
  }

  private static String refusal(String operation, String json) throws IOException {
    ObjectNode request = request(json);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> SHAPES.check(operation, request));
    assertThat(refusal.type()).isEqualTo("InvalidInputException");
    return String.valueOf(refusal.getMessage());
  }

  private static ObjectNode request(String json) throws IOException {
    return (ObjectNode) StrictJson.read(json.replace('\'', '"'));
  }
}
