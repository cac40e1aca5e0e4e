package accelerator.emulators.personalize;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/// Reads the users of a data deletion job: the column USER_ID of a file, or of every `.csv` file
/// below a folder, at any depth.
record ListedUsers(DataSource source, S3Location location) implements Callable<Set<String>> {
  private static final String COLUMN = "USER_ID";

  /// @throws JobFailed with the reason that the job shows
  @Override
  public Set<String> call() throws IOException {
    Set<String> users = new HashSet<>();
    try {
      List<String> keys = keys();
      if (keys.isEmpty()) {
        throw new JobFailed("Invalid Data location.");
      }
      for (String key : keys) {
        read(key, users);
      }
    } catch (NoSuchFileException _) {
      throw new JobFailed("Invalid Data location.");
    } catch (AccessDeniedException _) {
      throw new JobFailed("Insufficient privileges for accessing data in Amazon S3.");
    }
    return users;
  }

  private List<String> keys() throws IOException {
    return location.isFolder()
        ? source.listDeep(location.bucket(), location.key()).stream()
            .filter(key -> key.endsWith(".csv"))
            .toList()
        : List.of(location.key());
  }

  private void read(String key, Set<String> users) throws IOException {
    String name = key.substring(key.lastIndexOf('/') + 1);
    try (CsvReader csv = new CsvReader(name, source.open(location.bucket(), key))) {
      List<String> header = csv.header();
      int column = header.indexOf(COLUMN);
      if (column < 0) {
        throw new JobFailed("Input CSV is missing the following columns:%s.", List.of(COLUMN));
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
