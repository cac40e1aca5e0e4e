package accelerator.emulators.snowflake;

/// What a statement is, by the number that the driver knows: it decides between a result set and an
/// update count.
enum StatementKind {
  SELECT(0x1000),
  INSERT(0x3100),
  UPDATE(0x3200),
  DELETE(0x3300),
  MERGE(0x3400),
  COPY(0x3600),
  UNLOAD(0x3700),
  ALTER_SESSION(0x4100),
  USE(0x4300),
  SHOW(0x4400),
  DESCRIBE(0x4500),
  TRANSACTION(0x5000),
  DEFINITION(0x6000);

  private final int id;

  StatementKind(int id) {
    this.id = id;
  }

  int id() {
    return id;
  }
}
