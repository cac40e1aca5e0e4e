package accelerator.emulators.personalize;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One item's or user's values by column; absent values are not in it. Every row of a table shares
/// the list of columns, so that a row costs no more than its values.
final class TableRow extends AbstractMap<String, String> {
  private final List<String> columns;
  private final String[] values;

  /// @param values by the order of the columns; empty where absent
  TableRow(List<String> columns, String[] values) {
    this.columns = columns;
    this.values = values;
  }

  @Override
  public @Nullable String get(@Nullable Object column) {
    int index = columns.indexOf(column);
    return index < 0 || values[index].isEmpty() ? null : values[index];
  }

  @Override
  public String getOrDefault(@Nullable Object column, String other) {
    String value = get(column);
    return value == null ? other : value;
  }

  @Override
  public boolean containsKey(@Nullable Object column) {
    return get(column) != null;
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return present().mapToObj(index -> Map.entry(columns.get(index), values[index])).iterator();
      }

      @Override
      public int size() {
        return (int) present().count();
      }
    };
  }

  private IntStream present() {
    return IntStream.range(0, values.length).filter(index -> !values[index].isEmpty());
  }
}
