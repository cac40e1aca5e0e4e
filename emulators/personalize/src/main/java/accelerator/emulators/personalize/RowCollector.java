package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;
import accelerator.emulators.recommenders.InteractionLog;
import java.util.List;

/// Collects checked records into the rows of a dataset.
sealed interface RowCollector {
  /// Takes one record.
  ///
  /// @param fields in the order of the schema; the array is used again for the next record
  void add(String[] fields);

  /// The rows of a job's files.
  ///
  /// @throws JobFailed when they are too few or too many of a kind
  Rows finish();

  /// The rows, however few.
  ///
  /// @throws JobFailed when they are too many of a kind
  Rows collected();

  /// An empty collector for a dataset.
  static RowCollector of(DatasetType type, SchemaContent schema) {
    return switch (type) {
      case INTERACTIONS -> new OfInteractions(schema);
      case ITEMS -> new OfRecords(schema, "ITEM_ID");
      case USERS -> new OfRecords(schema, "USER_ID");
    };
  }

  /// Keeps what recommenders learn from: user, item, time and event type.
  final class OfInteractions implements RowCollector {
    private static final int FEWEST = 1000;
    private static final int MOST_TYPES_AND_METADATA = 10;
    private static final int ALWAYS_THERE = 4;

    private final InteractionLog rows = new InteractionLog();
    private final SchemaContent schema;
    private final int user;
    private final int item;
    private final int time;
    private final int type;

    private OfInteractions(SchemaContent schema) {
      this.schema = schema;
      this.user = schema.names().indexOf("USER_ID");
      this.item = schema.names().indexOf("ITEM_ID");
      this.time = schema.names().indexOf("TIMESTAMP");
      this.type = schema.names().indexOf("EVENT_TYPE");
    }

    @Override
    public void add(String[] fields) {
      String eventType = type < 0 ? "" : fields[type];
      rows.add(fields[user], fields[item], Long.parseLong(fields[time]), eventType);
    }

    /// That the number of event types is checked here, and both texts, could not be verified
    /// against the service.
    @Override
    public Rows finish() {
      if (rows.size() < FEWEST) {
        throw new JobFailed(
            "Input CSV must have at least %d interactions, has %d.", FEWEST, rows.size());
      }
      return collected();
    }

    @Override
    public Rows collected() {
      int metadata = Math.max(0, schema.fields().size() - ALWAYS_THERE);
      if (rows.eventTypes() + metadata > MOST_TYPES_AND_METADATA) {
        throw new JobFailed(
            "Event types and optional metadata columns must be at most %d, are %d and %d.",
            MOST_TYPES_AND_METADATA, rows.eventTypes(), metadata);
      }
      return new InteractionRows(rows);
    }
  }

  /// Keeps every column.
  final class OfRecords implements RowCollector {
    private final RecordRows rows = new RecordRows();
    private final List<String> columns;
    private final int id;

    private OfRecords(SchemaContent schema, String idColumn) {
      this.columns = schema.names();
      this.id = columns.indexOf(idColumn);
    }

    @Override
    public void add(String[] fields) {
      rows.put(fields[id], new TableRow(columns, fields.clone()));
    }

    @Override
    public Rows finish() {
      return collected();
    }

    @Override
    public Rows collected() {
      return rows;
    }
  }
}
