package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "\"\"",
        "-0",
        "2147483647",
        "2147483648",
        "-9223372036854775809",
        "1e3",
        "0.1",
        "-1.5E-7",
        "1.7976931348623157e308",
        "{\"a\":[1,{\"b\":null},[]],\"\":false}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\u0000\\n\\\"\\\\/\\ud83d\\ude00é\"}",
        " [ 1 , 2 ] "
      })
  void readsAndWritesTreesAsTheMapperDoes(String text) throws IOException {
    JsonNode expected = MAPPER.readTree(text);
    assertThat(Json.parse(text)).isEqualTo(expected);
    assertThat(Json.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(expected);
    assertThat(Json.write(Json.parse(text))).isEqualTo(MAPPER.writeValueAsString(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,", "{\"a\"}", "[1 2]", "nul", "{a:1}", "]", "\"a"})
  void refusesWhatIsNoJson(String text) {
    refuses(text, "not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void refusesATextWithoutAValue(String text) {
    refuses(text, "not JSON: there is no value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1} {\"b\":2}", "{}\n{}", "[1,2] 3", "1 2", "{} []", "{} null"})
  void refusesASecondValue(String text) {
    refuses(text, "not JSON: there is more than one value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1} junk", "{}}", "[]]", "{},", "1,", "\"a\" b"})
  void refusesTextAfterTheValue(String text) {
    refuses(text, "not JSON: ");
  }

  private static void refuses(String text, String message) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith(message);
    assertThatThrownBy(() -> Json.parse(new ByteArrayInputStream(bytes)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void theMapperRefusesWhatFollowsTheValueToo() {
    assertThatThrownBy(() -> Json.mapper().readValue("{\"startDate\":1} x", JsonNode.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void refusesAStreamThatIsNotUtf8() {
    byte[] latin = "\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Json.parse(new ByteArrayInputStream(latin)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("not JSON: it is not UTF-8");
  }

  /// Else names that callers make up would stay in memory, up to twelve thousand of fifty thousand
  /// characters each.
  @Test
  void keepsNoNameThatItHasRead() throws IOException {
    String text = "{\"a name that a caller made up\":1}";
    assertThat(name(Json.parse(text))).isNotSameAs(name(Json.parse(text)));
    assertThat(name(Json.parse(stream(text)))).isNotSameAs(name(Json.parse(stream(text))));
  }

  private static String name(JsonNode object) {
    return object.fieldNames().next();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesTreesThatAreTooDeep() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(InvalidInput.class);
  }

  @Test
  void leavesTheStreamOpen() throws IOException {
    ByteArrayInputStream input =
        new ByteArrayInputStream("1".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            throw new IllegalStateException("closed");
          }
        };
    assertThat(Json.parse(input)).isEqualTo(Json.parse("1"));
  }
}
