package accelerator.benchmarks.recommenders;

import accelerator.emulators.recommenders.PlantedShop;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// GeneratedShop interactions in two files that every peer reads: what is known, as
/// `user,item,second,type`, and what is asked, as `user,item`. Held back is, of one user in some,
/// the item that was last viewed for the first time, and whatever came after.
final class LastViewSplit implements PlantedShop.Rows, AutoCloseable {
  static final String KNOWN = "known.csv";
  static final String QUESTIONS = "questions.csv";

  private record Row(int user, int item, long second, String type) {}

  private final BufferedWriter known;
  private final BufferedWriter questions;
  private final int stride;
  private final List<Row> own = new ArrayList<>();
  private int written;
  private int asked;

  /// @param stride one user of so many is asked about
  LastViewSplit(Path folder, int stride) throws IOException {
    this.known = Files.newBufferedWriter(folder.resolve(KNOWN));
    this.questions = Files.newBufferedWriter(folder.resolve(QUESTIONS));
    this.stride = stride;
  }

  @Override
  public void add(int user, int item, long epochSeconds, String eventType) {
    if (!own.isEmpty() && own.getFirst().user() != user) {
      flush();
    }
    own.add(new Row(user, item, epochSeconds, eventType));
  }

  /// How many interactions are known.
  int known() {
    return written;
  }

  /// How many users are asked about.
  int asked() {
    return asked;
  }

  private void flush() {
    try {
      OptionalInt last = OptionalInt.empty();
      if (own.getFirst().user() % stride == 0) {
        last = lastNew();
      }
      if (last.isPresent()) {
        Row next = own.get(last.getAsInt());
        questions.write(next.user() + "," + next.item() + "\n");
        asked++;
      }
      for (Row row : own.subList(0, last.orElse(own.size()))) {
        known.write(row.user() + "," + row.item() + "," + row.second() + "," + row.type() + "\n");
        written++;
      }
      own.clear();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private OptionalInt lastNew() {
    Set<Integer> met = new HashSet<>();
    OptionalInt last = OptionalInt.empty();
    for (int place = 0; place < own.size(); place++) {
      boolean isNew = met.add(own.get(place).item());
      if (isNew && place > 0 && !own.get(place).type().equals("Purchase")) {
        last = OptionalInt.of(place);
      }
    }
    return last;
  }

  @Override
  public void close() throws IOException {
    if (!own.isEmpty()) {
      flush();
    }
    known.close();
    questions.close();
  }
}
