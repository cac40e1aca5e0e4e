package accelerator.local.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a viewer watches next: the next episode, a riser, anything, or what the viewer likes, by
/// Zipf's law within a genre.
final class NextPlay {
  /// How often an episode leads to the next one, where there is one.
  static final double CONTINUES = .7;

  /// The share of the other plays that fall on any title alike.
  static final double EXPLORATION = .1;

  /// The share of the other plays that fall on a riser, while the risers rise.
  static final double RISING = .3;

  private static final double ZIPF = 1.1;

  private final Library library;
  private final long riseSecond;
  private final List<List<Title>> ranked;
  private final List<List<Double>> weights;

  NextPlay(Library library, LibrarySettings settings) {
    this.library = library;
    this.riseSecond = settings.riseSecond();
    Dice dice = Dice.of(settings.seed(), "ranks", 0);
    List<List<Title>> titles = new ArrayList<>();
    for (String genre : library.genres()) {
      List<Title> entries = library.entries(genre);
      titles.add(dice.shuffled(entries.size()).stream().map(entries::get).toList());
    }
    this.ranked = List.copyOf(titles);
    this.weights =
        ranked.stream()
            .map(
                entries ->
                    IntStream.rangeClosed(1, entries.size())
                        .mapToObj(rank -> StrictMath.pow(rank, -ZIPF))
                        .toList())
            .toList();
  }

  Title draw(Dice dice, Viewer viewer, @Nullable Title last, long second) {
    if (last != null) {
      Optional<Title> next = library.next(last);
      if (next.isPresent() && dice.chance(CONTINUES)) {
        return next.get();
      }
    }
    double kind = dice.unit();
    if (kind < EXPLORATION) {
      return dice.pick(library.titles());
    }
    if (kind < EXPLORATION + RISING && second >= riseSecond) {
      return dice.pick(library.risers());
    }
    int genre = dice.weighted(viewer.preference());
    return ranked.get(genre).get(dice.weighted(weights.get(genre)));
  }
}
