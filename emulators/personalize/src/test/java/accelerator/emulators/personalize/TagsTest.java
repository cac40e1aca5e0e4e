package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagsTest {
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
  void keepsTags() {
    service.answer(
        "CreateDatasetGroup", "{'name':'shop','tags':[{'tagKey':'team','tagValue':'blue'}]}");
    service.answer(
        "TagResource",
        "{'resourceArn':%s,'tags':[{'tagKey':'team','tagValue':'red'},{'tagKey':'x','tagValue':''}]}"
            .formatted(GROUP));
    service.answer("UntagResource", "{'resourceArn':%s,'tagKeys':['x','y']}".formatted(GROUP));
    assertThat(
            service.answer("ListTagsForResource", "{'resourceArn':%s}".formatted(GROUP)).toString())
        .isEqualTo("{\"tags\":[{\"tagKey\":\"team\",\"tagValue\":\"red\"}]}");
  }

  @Test
  void refusesTagsThatCannotBe() {
    service.withGroup();
    String request = "{'resourceArn':%s,'tags':[%s]}";
    String tag = "{'tagKey':'%s','tagValue':'v'}";
    assertThat(service.refusal("TagResource", request.formatted(GROUP, tag.formatted("aws:x"))))
        .isEqualTo("InvalidInputException: A tag's key must not begin with aws:");
    String twice = tag.formatted("k") + "," + tag.formatted("k");
    assertThat(service.refusal("TagResource", request.formatted(GROUP, twice)))
        .isEqualTo("InvalidInputException: A tag's key is given twice");
    String many =
        IntStream.range(0, 51)
            .mapToObj(n -> tag.formatted("k" + n))
            .collect(Collectors.joining(","));
    assertThat(service.refusal("TagResource", request.formatted(GROUP, many)))
        .isEqualTo("TooManyTagsException: A resource has at most 50 tags, asked for 51");
    String unknown = "'%sdataset-group/none'".formatted(Service.BASE);
    assertThat(service.refusal("TagResource", request.formatted(unknown, "")))
        .startsWith("ResourceNotFoundException: ");
  }
}
