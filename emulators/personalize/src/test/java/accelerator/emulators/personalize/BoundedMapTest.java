package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedMapTest {
  @Test
  void forgetsWhatWasPutLongestAgo() {
    BoundedMap<String, String> map = BoundedMap.ofEntries(2);
    map.put("a", "1");
    map.put("b", "2");
    map.put("a", "3");
    map.put("c", "4");

    assertThat(map.find("a")).hasValue("3");
    assertThat(map.has("b")).isFalse();
    assertThat(map.has("c")).isTrue();
    assertThat(map.size()).isEqualTo(2);
  }

  @Test
  void keepsNoMoreBytesThanItMay() {
    BoundedMap<String, String> map = new BoundedMap<>(100, 10, (_, value) -> value.length());
    map.put("a", "12345");
    map.put("b", "12345");
    map.put("c", "123");

    assertThat(map.has("a")).isFalse();
    assertThat(map.has("b")).isTrue();

    map.put("b", "1");
    map.put("d", "123456");

    assertThat(map.size()).as("c, b and d have ten bytes").isEqualTo(3);
  }

  @Test
  void keepsNothingThatIsLargerThanAllOfIt() {
    BoundedMap<String, String> map = new BoundedMap<>(100, 10, (_, value) -> value.length());
    map.put("a", "12345678901");

    assertThat(map.size()).isZero();
  }

  @Test
  void countsBytesThatWereRemovedNoLonger() {
    BoundedMap<String, String> map = new BoundedMap<>(100, 10, (_, value) -> value.length());
    map.put("a", "1234567890");
    map.remove("a");
    map.remove("never there");
    map.put("b", "1234567890");

    assertThat(map.has("b")).isTrue();
  }
}
