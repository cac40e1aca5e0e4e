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
    try (CsvReader csv = new CsvReader(name, files.open(key))) {
      checkHeader(csv.header(), name);
      Supplier<String> place = csv::place;
      while (csv.next(fields)) {
        for (int index = 0; index < fields.length; index++) {
          fields[index] = checks.get(index).checked(fields[index], place);
        }
        collector.add(fields);
      }
    }
  }

  private void checkHeader(List<String> header, String name) {
    List<String> missing =
        schema.names().stream().filter(field -> !header.contains(field)).toList();
    if (!missing.isEmpty()) {
      throw new JobFailed("Input CSV is missing the following columns:%s.", missing);
    }
    if (!header.equals(schema.names())) {
      // That the order counts is documented; the text could not be verified against the service.
      throw new JobFailed(
          "Input CSV %s must have the columns %s in this order, has %s.",
          name, schema.names(), header);
    }
  }
}
