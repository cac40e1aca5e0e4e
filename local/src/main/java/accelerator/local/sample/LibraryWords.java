package accelerator.local.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words of an invented film library, from `library.txt`.
record LibraryWords(
    Map<String, List<String>> openingsByGenre,
    Map<String, List<String>> endsByGenre,
    List<String> owners,
    List<String> classifications) {

  static LibraryWords read() {
    Map<String, List<String>> openings = new LinkedHashMap<>();
    Map<String, List<String>> ends = new LinkedHashMap<>();
    List<String> owners = new ArrayList<>();
    List<String> classifications = new ArrayList<>();
    for (List<String> line : WordList.read("library.txt")) {
      switch (line.getFirst()) {
        case "genre" -> {
          openings.put(line.get(1), WordList.words(line.get(2)));
          ends.put(line.get(1), WordList.words(line.get(3)));
        }
        case "owners" -> owners.addAll(WordList.words(line.get(1)));
        case "classifications" -> classifications.addAll(WordList.words(line.get(1)));
        default -> throw new IllegalStateException("library.txt says " + line.getFirst());
      }
    }
    return new LibraryWords(openings, ends, owners, classifications);
  }

  List<String> genres() {
    return List.copyOf(openingsByGenre.keySet());
  }

  /// The genres in turn.
  String genre(int number) {
    return genres().get(number % openingsByGenre.size());
  }

  List<String> openings(String genre) {
    return openingsByGenre.getOrDefault(genre, List.of());
  }

  List<String> ends(String genre) {
    return endsByGenre.getOrDefault(genre, List.of());
  }
}
