package accelerator.emulators.personalize;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/// Reads the users of a data deletion job: the column USER_ID of a file, or of every `.csv` file
/// below a folder, at any depth.
record ListedUsers(StoredFiles files) implements Callable<Set<String>> {
  private static final String COLUMN = "USER_ID";

  /// @throws JobFailed with the reason that the job shows
  @Override
  public Set<String> call() throws IOException {
    Set<String> users = new HashSet<>();
    for (String key : files.endingWith(".csv")) {
      read(key, users);
    }
    return users;
  }

  private void read(String key, Set<String> users) throws IOException {
    String name = key.substring(key.lastIndexOf('/') + 1);
    try (CsvReader csv = CsvReader.of(name, files.open(key))) {
      List<String> header = csv.header();
      int column = header.indexOf(COLUMN);
      if (column < 0) {
        HeaderCheck.check(header, List.of(COLUMN), name);
      }
      String[] fields = new String[header.size()];
      while (csv.next(fields)) {
        if (!fields[column].isEmpty()) {
          users.add(fields[column]);
        }
      }
    }
  }
}
