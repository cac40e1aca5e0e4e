package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Numbers for texts that come often, in the order of their first arrival: each different one is
/// kept once.
final class IdNumbers {
  /// What a text takes beside its characters: objects, an entry of a map, a place in a list.
  private static final int BYTES_BESIDE = 112;

  private final Map<String, Integer> numbers;
  private final List<String> texts;
  private long bytes;

  IdNumbers() {
    this.numbers = new HashMap<>();
    this.texts = new ArrayList<>();
  }

  private IdNumbers(IdNumbers other) {
    this.numbers = new HashMap<>(other.numbers);
    this.texts = new ArrayList<>(other.texts);
    this.bytes = other.bytes;
  }

  /// The number of a text, a new one if it is new.
  int numberOf(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    numbers.put(text, texts.size());
    texts.add(text);
    bytes += BYTES_BESIDE + 2L * text.length();
    return texts.size() - 1;
  }

  OptionalInt find(String text) {
    Integer known = numbers.get(text);
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }

  String text(int number) {
    return texts.get(number);
  }

  /// Every text by its number.
  List<String> texts() {
    return Collections.unmodifiableList(texts);
  }

  /// How much memory they take, about.
  long bytes() {
    return bytes;
  }

  int size() {
    return texts.size();
  }

  IdNumbers copy() {
    return new IdNumbers(this);
  }
}
