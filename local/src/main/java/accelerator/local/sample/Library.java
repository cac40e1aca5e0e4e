package accelerator.local.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The titles of an invented library and what is planted among them: which episode follows which,
/// and which films rise.
public final class Library {
  static final int EPISODES = 20;
  private static final int SEASON = 10;
  private static final int RISERS = 12;
  private static final int UNLISTED = 6;
  private static final int UPCOMING = 5;
  private static final int DAY = 86_400;

  private final List<Title> titles;
  private final List<Title> upcoming;
  private final List<String> genres;

  private Library(List<Title> titles, List<Title> upcoming, List<String> genres) {
    this.titles = List.copyOf(titles);
    this.upcoming = List.copyOf(upcoming);
    this.genres = List.copyOf(genres);
  }

  static Library plant(LibrarySettings settings) {
    LibraryWords words = LibraryWords.read();
    Dice dice = Dice.of(settings.seed(), "library", 0);
    List<Title> titles = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    List<Integer> order = dice.shuffled(settings.films());
    for (int film = 0; film < settings.films(); film++) {
      int rank = order.get(film);
      boolean isRiser = rank < RISERS;
      titles.add(
          new Title(
              titles.size(),
              label(words, words.genre(film), dice, labels),
              genres(words, words.genre(film), dice),
              created(settings, dice, isRiser),
              dice.between(75, 150) * 60,
              Optional.empty(),
              isRiser,
              rank < RISERS || rank >= RISERS + UNLISTED));
    }
    for (int series = 0; series < settings.series(); series++) {
      addSeries(titles, words, series, dice, labels, settings);
    }
    List<Title> upcoming = new ArrayList<>();
    for (int film = 0; film < UPCOMING; film++) {
      String genre = words.genre(film);
      upcoming.add(
          new Title(
              titles.size() + film,
              label(words, genre, dice, labels),
              genres(words, genre, dice),
              settings.endSecond() - (long) (film + 1) * DAY,
              dice.between(75, 150) * 60,
              Optional.empty(),
              false,
              true));
    }
    return new Library(titles, upcoming, words.genres());
  }

  private static void addSeries(
      List<Title> titles,
      LibraryWords words,
      int series,
      Dice dice,
      Set<String> labels,
      LibrarySettings settings) {
    String genre = words.genre(series);
    String name = label(words, genre, dice, labels);
    List<String> genres = genres(words, genre, dice);
    long created = created(settings, dice, false);
    int minutes = dice.between(22, 55);
    for (int episode = 0; episode < EPISODES; episode++) {
      titles.add(
          new Title(
              titles.size(),
              String.format(
                  Locale.ROOT, "%s S%02dE%02d", name, episode / SEASON + 1, episode % SEASON + 1),
              genres,
              created,
              minutes * 60,
              Optional.of(new Title.Place(series, episode)),
              false,
              true));
    }
  }

  private static String label(LibraryWords words, String genre, Dice dice, Set<String> labels) {
    String label = dice.pick(words.openings(genre)) + " " + dice.pick(words.ends(genre));
    return labels.add(label) ? label : label(words, genre, dice, labels);
  }

  private static List<String> genres(LibraryWords words, String own, Dice dice) {
    List<String> genres = new ArrayList<>(List.of(own));
    int others = dice.weighted(List.of(.35, .45, .2));
    while (genres.size() <= others) {
      String other = dice.pick(words.genres());
      if (!genres.contains(other)) {
        genres.add(other);
      }
    }
    return genres;
  }

  /// Most titles are old; all are there before the data begins, so that every one can be watched.
  private static long created(LibrarySettings settings, Dice dice, boolean isRiser) {
    int daysBefore = isRiser ? dice.between(10, 120) : dice.between(1, 2_500);
    return settings.firstSecond() - (long) daysBefore * DAY;
  }

  public List<Title> titles() {
    return titles;
  }

  /// Films of the last days that the catalogue lists and nobody has watched.
  public List<Title> upcoming() {
    return upcoming;
  }

  /// What the catalogue lists: most titles, and the upcoming ones.
  Stream<Title> listed() {
    return Stream.concat(titles.stream().filter(Title::isListed), upcoming.stream());
  }

  /// The genres, each with titles.
  public List<String> genres() {
    return genres;
  }

  /// The films that rise in the last weeks.
  public List<Title> risers() {
    return titles.stream().filter(Title::isRiser).toList();
  }

  /// The episode after one; none after the last, and none after a film.
  public Optional<Title> next(Title title) {
    return title
        .place()
        .filter(place -> place.episode() + 1 < EPISODES)
        .map(_ -> titles.get(title.number() + 1));
  }

  /// What somebody begins with: films and first episodes, of one genre of their own.
  List<Title> entries(String genre) {
    return IntStream.range(0, titles.size())
        .mapToObj(titles::get)
        .filter(title -> title.genres().getFirst().equals(genre))
        .filter(title -> !title.isRiser())
        .filter(title -> title.place().map(place -> place.episode() == 0).orElse(true))
        .toList();
  }
}
