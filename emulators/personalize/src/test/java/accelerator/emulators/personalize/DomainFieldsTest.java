package accelerator.emulators.personalize;

import static accelerator.emulators.personalize.Fixtures.field;
import static accelerator.emulators.personalize.Fixtures.schema;
import static accelerator.emulators.recommenders.RecommenderDomain.ECOMMERCE;
import static accelerator.emulators.recommenders.RecommenderDomain.VIDEO_ON_DEMAND;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import accelerator.emulators.recommenders.RecommenderDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DomainFieldsTest {
  private static final String ID = field("ITEM_ID", "string");
  private static final String CREATED = field("CREATION_TIMESTAMP", "long");

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of(ECOMMERCE, Fixtures.INTERACTIONS),
        Arguments.of(VIDEO_ON_DEMAND, Fixtures.INTERACTIONS),
        Arguments.of(ECOMMERCE, Fixtures.ITEMS),
        Arguments.of(ECOMMERCE, Fixtures.USERS),
        Arguments.of(
            VIDEO_ON_DEMAND,
            schema("Items", ID, CREATED, categorical("GENRES"), field("DURATION", "float"))));
  }

  @ParameterizedTest
  @MethodSource("good")
  void acceptsTheDomainsSchemas(RecommenderDomain domain, String text) {
    assertThatCode(() -> DomainFields.check(SchemaReader.read(text), Optional.of(domain)))
        .doesNotThrowAnyException();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(
            ECOMMERCE,
            schema("Interactions", field("USER_ID", "string"), ID, field("TIMESTAMP", "long")),
            "Interactions schema is missing the required field EVENT_TYPE"),
        Arguments.of(
            ECOMMERCE,
            schema("Items", ID, field("PRICE", "double"), categorical("CATEGORY_L1")),
            "Field PRICE must be of type float, is double"),
        Arguments.of(
            ECOMMERCE,
            schema("Items", ID, field("PRICE", "float"), field("CATEGORY_L1", "string")),
            "Field CATEGORY_L1 must be of type categorical string, is string"),
        Arguments.of(
            ECOMMERCE,
            schema(
                "Items",
                ID,
                "{\"name\":\"PRICE\",\"type\":[\"null\",\"float\"]}",
                categorical("CATEGORY_L1")),
            "Required field PRICE must not be null"),
        Arguments.of(
            VIDEO_ON_DEMAND,
            schema("Items", ID, CREATED, categorical("GENRES"), field("CONTENT_OWNER", "string")),
            "Field CONTENT_OWNER must be of type categorical string, is string"),
        Arguments.of(
            ECOMMERCE,
            schema("Users", field("USER_ID", "string"), field("NAME", "string")),
            "Users schema must have a metadata field that is a categorical string or a number"),
        Arguments.of(
            VIDEO_ON_DEMAND,
            schema("Items", ID, CREATED, categorical("GENRES"), textual("A"), textual("B")),
            "Items schema has too many textual fields: [A, B]"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesWhatTheDomainCannotHave(RecommenderDomain domain, String text, String message) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> DomainFields.check(SchemaReader.read(text), Optional.of(domain)))
        .withMessage(message);
  }

  @Test
  void countsOnlyTheOwnFieldsOfInteractions() {
    List<String> fields =
        new ArrayList<>(
            List.of(
                field("USER_ID", "string"),
                ID,
                field("TIMESTAMP", "long"),
                field("EVENT_TYPE", "string"),
                field("EVENT_VALUE", "float")));
    IntStream.range(0, 5).forEach(n -> fields.add(field("OWN" + n, "string")));
    SchemaContent full = SchemaReader.read(schema("Interactions", fields.toArray(String[]::new)));
    assertThatCode(() -> DomainFields.check(full, Optional.of(ECOMMERCE)))
        .doesNotThrowAnyException();
    fields.add(field("OWN5", "string"));
    SchemaContent over = SchemaReader.read(schema("Interactions", fields.toArray(String[]::new)));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> DomainFields.check(over, Optional.of(ECOMMERCE)))
        .withMessage("Interactions schema must have at most 5 metadata fields, has 6");
  }

  private static String categorical(String name) {
    return "{\"name\":\"%s\",\"type\":\"string\",\"categorical\":true}".formatted(name);
  }

  private static String textual(String name) {
    return "{\"name\":\"%s\",\"type\":\"string\",\"textual\":true}".formatted(name);
  }
}
