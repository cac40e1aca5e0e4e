package accelerator.recommend;

import accelerator.core.DatasetSchema;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.recommend.Personalize.Answer.Ranking;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Items as answers show them: their id, then what is known of them in the order of its names.
/// Columns become members in camel case (`CATEGORY_L1` becomes `categoryL1`), numeric columns
/// become numbers, and what an item does not have is left out. One for each answer.
final class ItemMembers {
  private static final String ID = "itemId";
  private static final String PROMOTION = "promotion";
  private static final String SCORE = "score";

  /// Avro types by column. Personalize's letter case in answers could not be verified against the
  /// service, so that it does not count.
  private final Map<String, String> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /// By column, made once: an answer has hundreds of them.
  private final Map<String, Member> members = new HashMap<>();

  ItemMembers(Map<String, String> itemColumns) {
    types.putAll(itemColumns);
  }

  ArrayNode show(List<Registry.Item> items) {
    return show(new Ranking(Optional.empty(), items), items, Optional.empty(), Optional.empty());
  }

  /// The members that an item may have beside its id: of the columns, and `promotion` and `score`.
  List<String> names() {
    return Stream.concat(
            types.keySet().stream().map(ItemMembers::camelCase), Stream.of(PROMOTION, SCORE))
        .toList();
  }

  /// Items of a ranking: each with the name of the promotion that it takes a place of, and with the
  /// score that the service gave it, if any.
  ///
  /// @param fields the members that are wanted; all when none are named
  /// @param locale the language of their texts
  ArrayNode show(
      Ranking ranking,
      List<Registry.Item> chosen,
      Optional<List<String>> fields,
      Optional<Locales> locale) {
    ArrayNode shown = Json.array();
    Optional<Set<String>> wanted = fields.map(ItemMembers::withId);
    for (Registry.Item item : chosen) {
      ObjectNode members = show(item, locale);
      String promotion = ranking.promotions().get(item.itemId());
      Double score = ranking.scores().get(item.itemId());
      if (promotion != null) {
        members.put(PROMOTION, promotion);
      }
      if (score != null) {
        members.put(SCORE, score);
      }
      if (wanted.isPresent()) {
        members.retain(wanted.get());
      }
      shown.add(members);
    }
    return shown;
  }

  private static Set<String> withId(List<String> fields) {
    Set<String> wanted = new HashSet<>(fields);
    wanted.add(ID);
    return wanted;
  }

  private ObjectNode show(Registry.Item item, Optional<Locales> locale) {
    ObjectNode shown = Json.object().put(ID, item.itemId());
    Map<String, String> told =
        locale.isPresent()
            ? locale.get().told(item.metadata(), types)
            : new TreeMap<>(item.metadata());
    for (Map.Entry<String, String> each : told.entrySet()) {
      add(shown, each.getKey(), each.getValue());
    }
    return shown;
  }

  private void add(ObjectNode shown, String column, String value) {
    if (value.isBlank()) {
      return;
    }
    Member member = members.get(column);
    if (member == null) {
      member = member(column);
      members.put(column, member);
    }
    if (member.isNumeric()) {
      putNumber(shown, member.name(), value);
    } else {
      shown.put(member.name(), value);
    }
  }

  private Member member(String column) {
    return new Member(
        camelCase(column),
        new DatasetSchema.Field(column, types.getOrDefault(column, "string"), true).isNumeric());
  }

  /// What is no number is left out.
  private static void putNumber(ObjectNode shown, String name, String value) {
    try {
      shown.put(name, new BigDecimal(value.strip()));
    } catch (NumberFormatException _) {
      // no other reader of the member expects a text
    }
  }

  private record Member(String name, boolean isNumeric) {}

  static String camelCase(String column) {
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
