package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTextsTest {
  private static final String DEEP = "[".repeat(100_000) + "]".repeat(100_000);

  @Test
  void areFoundWhateverStandsInThem() {
    List<String> elements =
        List.of(
            "{\"a\":[1,{\"b\":\"]\"}]}",
            DEEP,
            "1".repeat(200_000),
            "\"é\\\",]\"",
            "{\"" + "n".repeat(200_000) + "\":NaN}",
            "-Infinity",
            "null");
    String list = "[ " + String.join(" ,\n", elements) + "]";

    assertThat(ElementTexts.of(list, "events")).isEqualTo(elements);
    assertThat(ElementTexts.of("{\"x\":%s,\"events\":%s}".formatted(DEEP, list), "events"))
        .isEqualTo(elements);
  }

  @Test
  void isTheObjectItselfWithoutTheMember() {
    assertThat(ElementTexts.of("{\"a\":1}", "events")).containsExactly("{\"a\":1}");
    assertThat(ElementTexts.of("[]", "events")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "17", "[1", "[1]]", "[1] 2", "{\"events\":7}", "{\"a\"}", "[1,,2]"})
  void refusesWhatHasNone(String text) {
    assertThatThrownBy(() -> ElementTexts.of(text, "events")).isInstanceOf(InvalidInput.class);
  }
}
