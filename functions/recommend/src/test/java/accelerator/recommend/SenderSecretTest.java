package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.StorageFailed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SenderSecretTest {
  private String text = "first";
  private boolean isDown = false;
  private int reads = 0;
  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final SenderSecret secret = new SenderSecret(this::read, () -> now);

  private String read() {
    reads++;
    if (isDown) {
      throw new StorageFailed("down");
    }
    return text;
  }

  @Test
  void isReadOnceForManySenders() {
    assertThat(secret.is("first")).isTrue();
    assertThat(secret.is("first")).isTrue();
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void isReadAnewWhenARotatedOneIsPresented() {
    assertThat(secret.is("first")).isTrue();
    text = "second";
    now = now.plusSeconds(11);

    assertThat(secret.is("second")).isTrue();
    assertThat(secret.is("first")).isFalse();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void isNotReadForEveryGuess() {
    for (int guess = 0; guess < 1000; guess++) {
      assertThat(secret.is("guess " + guess)).isFalse();
    }
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void aWithdrawnSecretHoldsForFiveMinutesAtMost() {
    assertThat(secret.is("first")).isTrue();
    text = "second";
    now = now.plusSeconds(299);
    assertThat(secret.is("first")).isTrue();
    now = now.plusSeconds(1);

    assertThat(secret.is("first")).isFalse();
  }

  @Test
  void isNotReadForEverySenderWhileItCannotBe() {
    isDown = true;
    for (int sender = 0; sender < 1000; sender++) {
      assertThatThrownBy(() -> secret.is("first"))
          .isInstanceOf(StorageFailed.class)
          .hasMessage("down");
    }
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void isReadAgainAfterFiveSecondsWhenItCouldNotBe() {
    isDown = true;
    assertThatThrownBy(() -> secret.is("first")).isInstanceOf(StorageFailed.class);
    isDown = false;
    now = now.plusMillis(4999);
    assertThatThrownBy(() -> secret.is("first")).isInstanceOf(StorageFailed.class);
    now = now.plusMillis(1);

    assertThat(secret.is("first")).isTrue();
    assertThat(secret.is("first")).isTrue();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void holdsWhileItCannotBeReadAndFailsWhenItNeverCould() {
    assertThat(secret.is("first")).isTrue();
    isDown = true;
    now = now.plusSeconds(600);
    assertThat(secret.is("first")).isTrue();

    assertThatThrownBy(() -> new SenderSecret(this::read, () -> now).is("first"))
        .isInstanceOf(StorageFailed.class);
  }
}
