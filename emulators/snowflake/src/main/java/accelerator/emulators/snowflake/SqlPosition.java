package accelerator.emulators.snowflake;

/// A place in a statement as Snowflake names it: lines from 1, columns from 0.
record SqlPosition(int line, int column) {
  static SqlPosition in(String sql, int offset) {
    int line = 1;
    int lineStart = 0;
    int end = Math.min(offset, sql.length());
    for (int index = 0; index < end; index++) {
      if (sql.charAt(index) == '\n') {
        line++;
        lineStart = index + 1;
      }
    }
    return new SqlPosition(line, end - lineStart);
  }
}
