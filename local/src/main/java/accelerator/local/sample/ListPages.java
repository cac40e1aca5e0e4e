package accelerator.local.sample;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The pages that show several products of a department at once.
final class ListPages {
  private static final int LONGEST = 8;
  private static final int ATTEMPTS = 40;

  private final ProductPopularity popularity;

  ListPages(ProductPopularity popularity) {
    this.popularity = popularity;
  }

  /// Four to eight products on sale, the target among them; fewer if the department is that small.
  List<EventLine> around(Product target, Dice dice, long second) {
    Set<Product> products = new LinkedHashSet<>();
    int length = dice.between(4, LONGEST);
    int place = dice.below(length);
    for (int attempt = 0; attempt < ATTEMPTS && products.size() < length; attempt++) {
      if (products.size() == place) {
        products.add(target);
      }
      Product other = popularity.draw(dice, target.department());
      if (other.isOnSale(second)) {
        products.add(other);
      }
    }
    products.add(target);
    List<Product> shown = List.copyOf(products);
    return IntStream.range(0, shown.size())
        .mapToObj(index -> EventLine.inList(shown.get(index), index + 1))
        .toList();
  }

  /// The search, or the shelf that the target stands on.
  String name(Product target, Dice dice, long second) {
    @Nullable String category = target.offer(second).category();
    if (category == null || dice.chance(.3)) {
      return "Search results";
    }
    return category.substring(category.lastIndexOf('/') + 1);
  }
}
