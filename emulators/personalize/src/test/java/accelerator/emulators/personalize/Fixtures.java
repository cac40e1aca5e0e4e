package accelerator.emulators.personalize;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Schemas and files that the tests share.
final class Fixtures {
  static final String ROLE = "arn:aws:iam::000000000000:role/personalize";
  static final String INTERACTIONS_HEADER = "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE";
  static final String INTERACTIONS =
      schema(
          "Interactions",
          field("USER_ID", "string"),
          field("ITEM_ID", "string"),
          field("TIMESTAMP", "long"),
          field("EVENT_TYPE", "string"));
  static final String ITEMS =
      schema(
          "Items",
          field("ITEM_ID", "string"),
          field("PRICE", "float"),
          "{\"name\":\"CATEGORY_L1\",\"type\":[\"string\"],\"categorical\":true}",
          "{\"name\":\"NAME\",\"type\":[\"null\",\"string\"]}");
  static final String USERS =
      schema(
          "Users",
          field("USER_ID", "string"),
          "{\"name\":\"MEMBERSHIP_STATUS\",\"type\":\"string\",\"categorical\":true}");

  private Fixtures() {}

  static String field(String name, String type) {
    return "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(name, type);
  }

  static String schema(String name, String... fields) {
    return """
        {"type":"record","name":"%s","namespace":"com.amazonaws.personalize.schema","fields":[%s],"version":"1.0"}"""
        .formatted(name, String.join(",", fields));
  }

  /// As many interactions of 40 users with 60 items, the lower numbers oftener, each in another
  /// second; every fifth is a purchase.
  static String interactions(int count) {
    return INTERACTIONS_HEADER
        + "\n"
        + IntStream.range(0, count)
            .mapToObj(
                n ->
                    String.format(
                        Locale.ROOT,
                        "u%d,i%d,%d,%s",
                        n % 40,
                        (n * 7 + n / 11) % 60 * ((n * 13 + n / 7) % 60) / 60,
                        1_700_000_000 + n,
                        n % 5 == 0 ? "Purchase" : "View"))
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  static String items() {
    return "ITEM_ID,PRICE,CATEGORY_L1,NAME\n"
        + IntStream.range(0, 60)
            .mapToObj(
                n ->
                    String.format(
                        Locale.ROOT, "i%d,%d.5,c%d,%s", n, n, n % 5, n % 2 == 0 ? "Item " + n : ""))
            .collect(Collectors.joining("\n"));
  }
}
