package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts in the language that is asked for.
class LocalesTest {
  private static final Map<String, String> COLUMNS =
      Map.of("NAME", "string", "NAME_DE", "string", "NAME_DE_AT", "string", "PRICE", "float");
  private static final Map<String, String> TOLD =
      Map.of("NAME", "Curd", "NAME_DE", "Quark", "NAME_DE_AT", "Topfen", "PRICE", "2.5");

  @Test
  void standForThePlainOnesWhereTheySaySomething() {
    assertThat(shown("de", TOLD))
        .isEqualTo("{'itemId':'i','name':'Quark','nameDeAt':'Topfen','price':2.5}");
    assertThat(shown("de-at", TOLD)).isEqualTo("{'itemId':'i','name':'Topfen','price':2.5}");
    assertThat(shown("de_CH", TOLD))
        .isEqualTo("{'itemId':'i','name':'Quark','nameDeAt':'Topfen','price':2.5}");
    assertThat(shown("fr", Map.of("NAME", "Curd"))).isEqualTo("{'itemId':'i','name':'Curd'}");
    assertThat(shown("de", Map.of("NAME", "Curd", "NAME_DE", " ")))
        .isEqualTo("{'itemId':'i','name':'Curd'}");
    assertThat(shown("de", Map.of("NAME_DE", "Quark"))).isEqualTo("{'itemId':'i','name':'Quark'}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1a", "dé", "de-AT-1996-abcdefgh", "d\0", "de AT"})
  void areRefusedWhereTheyAreNone(String text) {
    assertThatThrownBy(() -> Locales.of(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("locale must be a language such as de or de-AT, was ");
  }

  /// An answer carries ten columns: which, the fields say.
  @Test
  void areAskedForWithTheFieldsWhereNotAllColumnsMayBe() {
    Map<String, String> columns = new HashMap<>(COLUMNS);
    IntStream.range(0, 20).forEach(number -> columns.put("C_" + number, "string"));

    assertThat(selection(List.of("price", "name"), "de").columns(columns.keySet()))
        .containsExactly("NAME", "NAME_DE", "PRICE");
    assertThat(
            new Selection(
                    5,
                    0,
                    Set.of(),
                    Optional.of(IntStream.range(0, 20).mapToObj(number -> "c" + number).toList()),
                    Optional.empty())
                .columns(columns.keySet()))
        .hasSize(10);
    assertThat(selection(List.of("price"), "de").columns(COLUMNS.keySet())).isEmpty();
  }

  @Test
  void areAnsweredToAQuestionAndKeptApart() {
    Endpoint endpoint = new Endpoint();
    Registry plain = Given.registry("run-1");
    endpoint.store.publish(
        new Registry(
            plain.domain(),
            "run-2",
            plain.publishedAt(),
            plain.recommenders(),
            COLUMNS,
            plain.popular(),
            plain.durations(),
            plain.filters(),
            plain.trackingId()));
    endpoint.personalize.items = _ -> List.of(new Registry.Item("i", TOLD));

    String query = "fields=name&locale=";
    assertThat(names(endpoint, query + "de")).isEqualTo("[{'itemId':'i','name':'Quark'}]");
    assertThat(names(endpoint, query + "en")).isEqualTo("[{'itemId':'i','name':'Curd'}]");
    assertThat(endpoint.get("/v1/ecommerce/most-viewed", query + "%20").path("statusCode").asInt())
        .isEqualTo(400);
  }

  private static String names(Endpoint endpoint, String query) {
    JsonNode answer = endpoint.get("/v1/ecommerce/most-viewed", query);
    return Json.write(Json.parse(answer.path("body").asText()).path("items")).replace('"', '\'');
  }

  private static String shown(String locale, Map<String, String> metadata) {
    return Json.write(
            new ItemMembers(COLUMNS)
                .show(
                    new Personalize.Answer.Ranking(Optional.empty(), List.of()),
                    List.of(new Registry.Item("i", metadata)),
                    Optional.empty(),
                    Optional.of(Locales.of(locale)))
                .path(0))
        .replace('"', '\'');
  }

  private static Selection selection(List<String> fields, String locale) {
    return new Selection(5, 0, Set.of(), Optional.of(fields), Optional.of(Locales.of(locale)));
  }
}
