package accelerator.local.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The shop of the sample data, generated once for all tests.
final class SampleShop {
  static final ShopSettings SETTINGS = ShopSettings.sample();
  static final Truth TRUTH;
  static final List<ProductEvent> ROWS;

  static {
    ShopGenerator generator = new ShopGenerator(SETTINGS);
    List<ProductEvent> rows = new ArrayList<>();
    generator.rows(rows::add);
    TRUTH = generator.truth();
    ROWS = List.copyOf(rows);
  }

  private SampleShop() {}

  static List<ProductEvent> rows(Action action) {
    return ROWS.stream().filter(row -> row.event().action() == action).toList();
  }

  /// The orders' rows, by transaction id.
  static Map<String, List<ProductEvent>> orders() {
    return rows(Action.TRANSACTION).stream()
        .collect(
            Collectors.groupingBy(
                row -> Objects.requireNonNull(row.event().transactionId()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /// Each known customer's rows of an action by time, without rows loaded twice.
  static Map<String, List<ProductEvent>> byCustomer(Action action) {
    return rows(action).stream()
        .distinct()
        .filter(row -> row.visitor().domainUserid() != null)
        .collect(
            Collectors.groupingBy(
                row -> Objects.requireNonNull(row.visitor().domainUserid()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  static double share(Collection<ProductEvent> some, Collection<ProductEvent> all) {
    return (double) some.size() / all.size();
  }
}
