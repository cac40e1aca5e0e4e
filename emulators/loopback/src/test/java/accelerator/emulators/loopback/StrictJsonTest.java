package accelerator.emulators.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"{}", "[1, {\"a\": null}]", "\"text\"", "1.50", "true", " null \n"})
  void readsOneValue(String text) throws IOException {
    assertThat(StrictJson.read(text)).isEqualTo(StrictJson.read(text.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{} {}",
        "1 x",
        "{\"a\":1,\"a\":1}",
        "[{\"b\":{\"a\":1,\"a\":2}}]",
        "{a:1}",
        "'a'",
        "NaN",
        "[1,]",
        "// no\n1",
      })
  void refusesWhatIsNotOneValue(String text) {
    assertThatIOException().isThrownBy(() -> StrictJson.read(text));
    assertThatIOException().isThrownBy(() -> StrictJson.read(text.getBytes(UTF_8)));
  }

  @Test
  void writesWhatItReads() throws IOException {
    String text = "{\"grüß\":[1,null,\"a\\\"b\"]}";

    assertThat(new String(StrictJson.bytes(StrictJson.read(text)), UTF_8)).isEqualTo(text);
  }

  @Test
  void readsALongText() throws IOException {
    String text = "x".repeat(1 << 20);

    assertThat(StrictJson.read("\"%s\"".formatted(text)).textValue()).isEqualTo(text);
  }
}
