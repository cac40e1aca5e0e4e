package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Reads the files of an import job into rows. The first violation fails the whole job.
///
/// @param type of the dataset
record ImportedFiles(StoredFiles files, SchemaContent schema, DatasetType type)
    implements Callable<Rows> {

  /// @throws JobFailed with the reason that the job shows
  @Override
  public Rows call() throws IOException {
    RowCollector collector = RowCollector.of(type, schema);
    for (String key : files.firstLevel()) {
      read(key, collector);
    }
    return collector.finish();
  }

  private void read(String key, RowCollector collector) throws IOException {
    String name = key.substring(key.lastIndexOf('/') + 1);
    List<ColumnCheck> checks = schema.fields().stream().map(ColumnCheck::new).toList();
    String[] fields = new String[checks.size()];
    try (CsvReader csv = CsvReader.of(name, files.open(key))) {
      HeaderCheck.check(csv.header(), schema.names(), name);
      Supplier<String> place = csv::place;
      while (csv.next(fields)) {
        for (int index = 0; index < fields.length; index++) {
          fields[index] = checks.get(index).checked(fields[index], place);
        }
        collector.add(fields);
      }
    }
  }
}
