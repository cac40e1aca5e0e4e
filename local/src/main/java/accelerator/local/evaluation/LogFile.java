package accelerator.local.evaluation;

import accelerator.core.InvalidInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A log of interactions as text: a user, an item and epoch seconds in each line, with tabs between
/// them.
public final class LogFile {
  private static final String VIEW = "View";

  /// Characters of a line that is told.
  private static final int SHOWN = 100;

  private LogFile() {}

  /// @throws InvalidInput naming the first line that is something else
  /// @throws IOException when there is no such file, or it cannot be read
  public static List<PastInteraction> read(Path file) throws IOException {
    List<PastInteraction> rows = new ArrayList<>();
    List<String> lines = lines(file);
    for (int number = 0; number < lines.size(); number++) {
      String[] cells = lines.get(number).split("\t", -1);
      if (cells.length != 3 || !cells[2].matches("\\d{1,12}")) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "'%s' line %d must be a user, an item and epoch seconds with tabs between, was '%s'",
                file,
                number + 1,
                beginning(lines.get(number))));
      }
      rows.add(new PastInteraction(cells[0], cells[1], Long.parseLong(cells[2]), VIEW));
    }
    return rows;
  }

  private static List<String> lines(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder, not a file");
    }
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException _) {
      throw new InvalidInput("'%s' is not UTF-8: convert it first".formatted(file));
    }
  }

  private static String beginning(String line) {
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "..";
  }
}
