package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VideoInteractionsSqlTest {
  private static final String NOON = "'2025-09-01 12:00:00'";
  private final Library library = new Library();

  @AfterEach
  void close() throws Exception {
    library.close();
  }

  @Test
  void onlyAValidPlayIsAWatch() {
    library.plays(
        "'u1', 'c1', 'v1', " + NOON + ", true",
        "'u1', 'c1', 'v2', " + NOON + ", false",
        "'u1', 'c1', 'v3', " + NOON + ", null");
    expect("u1 ; v1 ; 1756728000 ; Watch");
  }

  @Test
  void aFlagThatIsNoneIsNotValidAndStopsNothing() {
    library.warehouse.execute(
        "alter table %s alter is_valid_play type varchar".formatted(Library.PLAYS));
    library.plays(
        "'u1', 'c1', 'v1', " + NOON + ", 'true'",
        "'u1', 'c1', 'v2', " + NOON + ", '1'",
        "'u1', 'c1', 'v3', " + NOON + ", 'unknown'",
        "'u1', 'c1', 'v4', " + NOON + ", ''",
        "'u1', 'c1', 'v5', " + NOON + ", 'no'");
    expect("u1 ; v1 ; 1756728000 ; Watch", "u1 ; v2 ; 1756728000 ; Watch");
  }

  @Test
  void aPlayCountsAtItsStartWithinTheWindow() {
    library.plays(
        "'u1', 'c1', 'v1', '2025-08-31 23:59:59', true",
        "'u1', 'c1', 'v2', '2025-09-01 00:00:00', true",
        "'u1', 'c1', 'v3', '2025-11-29 23:59:59.9', true",
        "'u1', 'c1', 'v4', '2025-11-30 00:00:00', true");
    expect("u1 ; v2 ; 1756684800 ; Watch", "u1 ; v3 ; 1764460799 ; Watch");
  }

  @Test
  void aCookieKnownWithOneUserIsThatUser() {
    library.plays(
        "'', 'c1', 'v1', " + NOON + ", true",
        "'u1', 'c1', 'v2', " + NOON + ", false",
        "null, 'c2', 'v3', " + NOON + ", true");
    expect("c2 ; v3 ; 1756728000 ; Watch", "u1 ; v1 ; 1756728000 ; Watch");
  }

  @Test
  void aSharedDeviceStaysAUserOfItsOwn() {
    library.plays(
        "null, 'c1', 'v1', " + NOON + ", true",
        "'u1', 'c1', 'v2', " + NOON + ", true",
        "'u2', 'c1', 'v3', " + NOON + ", true");
    expect(
        "c1 ; v1 ; 1756728000 ; Watch",
        "u1 ; v2 ; 1756728000 ; Watch",
        "u2 ; v3 ; 1756728000 ; Watch");
  }

  @Test
  void cookiesAreStitchedOnlyWhenTheSettingSaysSo() {
    library.rules(new WarehouseSettings.Rules("/", "Uncategorised", false, false));
    library.plays("null, 'c1', 'v1', " + NOON + ", true", "'u1', 'c1', 'v2', " + NOON + ", true");
    expect("c1 ; v1 ; 1756728000 ; Watch", "u1 ; v2 ; 1756728000 ; Watch");
    assertThat(library.made().rows(Dataset.USERS))
        .containsExactly("c1 ; No subscription", "u1 ; No subscription");
  }

  @Test
  void usersAreThoseOfTheInteractions() {
    library.plays(
        "'u1', 'c1', 'v1', " + NOON + ", true",
        "'u2', 'c2', 'v1', " + NOON + ", false",
        "'u3', 'c3', ' ', " + NOON + ", true",
        "'u,4', 'c4', 'v1', " + NOON + ", true",
        "'u5', 'c5', 'v1', '2025-12-24', true",
        "null, ' ', 'v1', " + NOON + ", true",
        "repeat('x', 257), 'c6', 'v1', " + NOON + ", true");
    assertThat(library.made().rows(Dataset.USERS)).containsExactly("u1 ; No subscription");
  }

  private void expect(String... rows) {
    assertThat(library.made().rows(Dataset.INTERACTIONS)).isEqualTo(List.of(rows));
  }
}
