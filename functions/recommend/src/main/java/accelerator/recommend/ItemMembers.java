package accelerator.recommend;

import accelerator.core.DatasetSchema;
import accelerator.core.Json;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Items as answers show them: their id, then what is known of them in the order of its names.
/// Columns become members in camel case (`CATEGORY_L1` becomes `categoryL1`), numeric columns
/// become numbers, and what an item does not have is left out.
final class ItemMembers {
  /// Avro types by column. Personalize's letter case in answers could not be verified against the
  /// service, so that it does not count.
  private final Map<String, String> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  ItemMembers(Map<String, String> itemColumns) {
    types.putAll(itemColumns);
  }

  ArrayNode show(List<Registry.Item> items) {
    ArrayNode shown = Json.array();
    items.forEach(item -> shown.add(show(item)));
    return shown;
  }

  private ObjectNode show(Registry.Item item) {
    ObjectNode shown = Json.object().put("itemId", item.itemId());
    new TreeMap<>(item.metadata()).forEach((column, value) -> add(shown, column, value));
    return shown;
  }

  private void add(ObjectNode shown, String column, String value) {
    if (value.isBlank()) {
      return;
    }
    if (!isNumeric(column)) {
      shown.put(camelCase(column), value);
      return;
    }
    number(value).ifPresent(number -> shown.put(camelCase(column), number));
  }

  private boolean isNumeric(String column) {
    return new DatasetSchema.Field(column, types.getOrDefault(column, "string"), true).isNumeric();
  }

  private static Optional<BigDecimal> number(String value) {
    try {
      return Optional.of(new BigDecimal(value.strip()));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static String camelCase(String column) {
    StringBuilder name = new StringBuilder();
    for (String word : column.toLowerCase(Locale.ROOT).split("_", -1)) {
      if (!word.isEmpty()) {
        boolean isFirst = name.isEmpty();
        name.append(isFirst ? word.substring(0, 1) : word.substring(0, 1).toUpperCase(Locale.ROOT));
        name.append(word.substring(1));
      }
    }
    return name.toString();
  }
}
