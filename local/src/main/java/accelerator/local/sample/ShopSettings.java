package accelerator.local.sample;

import accelerator.core.InvalidInput;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How large an invented shop is, and when its customers come. Equal settings make equal rows.
///
/// @param views the number of product views; impressions, carts and orders come on top
/// @param start the first day, in UTC
/// @param days how many days the data spans
public record ShopSettings(
    long seed, int users, int products, int views, LocalDate start, int days) {
  public ShopSettings {
    List<String> violations = new ArrayList<>();
    require(users >= 1, "users must be at least 1, was " + users, violations);
    require(products >= 60, "products must be at least 60, was " + products, violations);
    require(
        views >= users,
        String.format(Locale.ROOT, "views must be at least the users' %d, was %d", users, views),
        violations);
    require(days >= 28, "days must be at least 28, was " + days, violations);
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
  }

  private static void require(boolean holds, String violation, List<String> violations) {
    if (!holds) {
      violations.add(violation);
    }
  }

  /// The shop in `sample-data/`.
  public static ShopSettings sample() {
    return new ShopSettings(20250901, 2_000, 800, 50_000, LocalDate.of(2025, 9, 1), 90);
  }

  /// The first moment, in epoch seconds.
  long firstSecond() {
    return start.toEpochSecond(LocalTime.MIN, ZoneOffset.UTC);
  }

  /// The moment after the last, in epoch seconds.
  long endSecond() {
    return start.plusDays(days).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC);
  }
}
