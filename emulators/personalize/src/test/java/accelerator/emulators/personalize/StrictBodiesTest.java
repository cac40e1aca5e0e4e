package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBodiesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'a','name':'b'}",
        "{'name':'a','tags':[{'tagKey':'k','tagKey':'l','tagValue':'v'}]}",
        "{'name':'a'} {'name':'b'}",
        "{'name':'a'}x",
        "{'name':'a'",
        " "
      })
  void refuseWhatIsNotExactlyOneValueWithoutRepeatedMembers(String body) throws IOException {
    try (Service service = Service.instant(folder)) {
      assertThat(service.refusal("CreateDatasetGroup", body))
          .isEqualTo("SerializationException: The body is not JSON");
      assertThat(service.answer("ListDatasetGroups", "{}").path("datasetGroups")).isEmpty();
    }
  }

  @Test
  void refuseARepeatedMemberInsideOfASchema() throws IOException {
    try (Service service = Service.instant(folder)) {
      assertThat(
              service.refusal(
                  "CreateSchema",
                  "{'name':'twice','domain':'ECOMMERCE','schema':'{\\'type\\':\\'record\\',\\'type\\':\\'record\\'}'}"))
          .isEqualTo("InvalidInputException: Schema is not valid JSON");
    }
  }
}
