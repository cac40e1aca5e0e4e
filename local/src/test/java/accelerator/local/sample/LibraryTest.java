package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LibraryTest {
  private static final LibrarySettings SETTINGS = LibrarySettings.sample();
  private static final LibraryGenerator GENERATOR = new LibraryGenerator(SETTINGS);
  private static final List<Play> PLAYS = new ArrayList<>();

  @BeforeAll
  static void generates() {
    GENERATOR.plays(PLAYS::add);
  }

  @Test
  void hasTheSizeItPromises() {
    assertThat(GENERATOR.library().titles()).hasSize(500);
    assertThat(PLAYS.stream().filter(Play::isValid).count()).isBetween(48_000L, 52_000L);
    assertThat(PLAYS.stream().filter(play -> !play.isValid()).count()).isBetween(3_000L, 5_000L);
    assertThat(PLAYS.stream().map(play -> play.viewer().number()).distinct().count())
        .isEqualTo(2_000);
    assertThat(PLAYS.stream().map(Play::id).distinct().count()).isEqualTo(PLAYS.size());
  }

  @Test
  void staysWithinItsDaysAndPlaysOneTitleAtATime() {
    assertThat(PLAYS).allMatch(play -> play.second() >= SETTINGS.firstSecond());
    assertThat(PLAYS).allMatch(play -> play.endSecond() < SETTINGS.endSecond());
    for (int index = 1; index < PLAYS.size(); index++) {
      Play before = PLAYS.get(index - 1);
      Play after = PLAYS.get(index);
      if (before.viewer().number() == after.viewer().number()) {
        assertThat(after.second()).isGreaterThan(before.endSecond());
      }
    }
  }

  @Test
  void seriesAreWatchedInOrder() {
    long episodes = 0;
    long followed = 0;
    for (int index = 1; index < PLAYS.size(); index++) {
      Play before = PLAYS.get(index - 1);
      Optional<Title> next = GENERATOR.library().next(before.title());
      if (next.isPresent() && before.isValid()) {
        episodes++;
        followed += PLAYS.get(index).title().equals(next.get()) ? 1 : 0;
      }
    }
    assertThat((double) followed / episodes).isBetween(.5, .7);
  }

  @Test
  void risersRiseInTheLastWeeksAndAreFewOfAllTimesBest() {
    Map<Title, Long> ever = counts(Long.MIN_VALUE);
    Map<Title, Long> lately = counts(GENERATOR.riseSecond());

    assertThat(GENERATOR.library().risers()).hasSize(12);
    assertThat(best(ever)).filteredOn(Title::isRiser).hasSizeLessThan(2);
    assertThat(best(lately)).filteredOn(Title::isRiser).hasSizeGreaterThanOrEqualTo(5);
  }

  private static Map<Title, Long> counts(long from) {
    Map<Title, Long> counts = new HashMap<>();
    PLAYS.stream()
        .filter(play -> play.isValid() && play.second() >= from)
        .forEach(play -> counts.merge(play.title(), 1L, Long::sum));
    return counts;
  }

  private static List<Title> best(Map<Title, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Title, Long>comparingByValue().reversed())
        .limit(10)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void theCatalogueLacksSomeWatchedTitlesAndHasSomeUnwatchedOnes() {
    Set<Title> watched = new HashSet<>(PLAYS.stream().map(Play::title).toList());

    assertThat(watched).filteredOn(title -> !title.isListed()).hasSize(6);
    assertThat(GENERATOR.library().upcoming()).hasSize(5).noneMatch(watched::contains);
  }

  @Test
  void everyTitleHasALabelAndAnIdentifierOfItsOwn() {
    List<Title> titles = GENERATOR.library().titles();
    assertThat(titles.stream().map(Title::label).collect(Collectors.toSet())).hasSize(500);
    assertThat(titles.stream().map(Title::mediaIdentifier).collect(Collectors.toSet()))
        .hasSize(500)
        .allMatch(id -> id.matches("[0-9a-f]{32}"));
    assertThat(titles).allMatch(title -> title.genres().size() <= 3);
  }

  @Test
  void refusesSettingsThatMakeNoLibrary() {
    assertThatThrownBy(() -> new LibrarySettings(1, 0, 1, 0, -1, LocalDate.of(2025, 1, 1), 3))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("viewers must be at least 1, was 0")
        .hasMessageContaining("films must be at least 60, was 1")
        .hasMessageContaining("series must be at least 1, was 0")
        .hasMessageContaining("days must be more than 18, was 3");
  }
}
