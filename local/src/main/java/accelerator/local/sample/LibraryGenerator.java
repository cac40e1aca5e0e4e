package accelerator.local.sample;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes the plays of an invented film library, and knows what they were drawn from. Equal settings
/// make equal rows on every machine.
public final class LibraryGenerator {
  private static final double ACTIVITY_SHAPE = 1.6;
  private static final double MOST_ACTIVE = 60;
  private static final double MEMBERS = .88;
  private static final double GIVES_UP = .08;
  private static final double WATCHES_ALL = .7;
  private static final int SESSION_GAP = 45 * 60;
  private static final int LONGEST_PLAY = 150 * 60;
  private static final double FAVOURITE = 2.5;
  private static final double OTHERS = .12;

  private final LibrarySettings settings;
  private final Library library;
  private final NextPlay nextPlay;

  public LibraryGenerator(LibrarySettings settings) {
    this.settings = settings;
    this.library = Library.plant(settings);
    this.nextPlay = new NextPlay(library, settings);
  }

  /// What the plays are drawn from.
  public Library library() {
    return library;
  }

  /// The moment from which the risers rise, in epoch seconds.
  public long riseSecond() {
    return settings.riseSecond();
  }

  /// Gives all plays, viewer by viewer, each viewer's by time.
  void plays(Consumer<Play> plays) {
    double all = 0;
    for (int number = 0; number < settings.viewers(); number++) {
      all += activity(number);
    }
    double sum = 0;
    for (int number = 0; number < settings.viewers(); number++) {
      int before = (int) (sum / all * settings.plays());
      sum += activity(number);
      int after = (int) (sum / all * settings.plays());
      walk(viewer(number), after - before, plays);
    }
  }

  Viewer viewer(int number) {
    Dice dice = Dice.of(settings.seed(), "viewer", number);
    List<Double> taste =
        new java.util.ArrayList<>(Collections.nCopies(library.genres().size(), OTHERS));
    IntStream.range(0, 3).forEach(_ -> taste.set(dice.below(taste.size()), FAVOURITE));
    return new Viewer(number, dice.uuid().toString(), dice.chance(MEMBERS), dice.dirichlet(taste));
  }

  private double activity(int number) {
    Dice dice = Dice.of(settings.seed(), "viewing", number);
    return Math.min(MOST_ACTIVE, dice.pareto(ACTIVITY_SHAPE));
  }

  private void walk(Viewer viewer, int wanted, Consumer<Play> plays) {
    Dice dice = Dice.of(settings.seed(), "watching", viewer.number());
    Rhythm rhythm = new Rhythm(settings.start(), settings.days());
    long free = Long.MIN_VALUE;
    Title last = null;
    for (Rhythm.Visit visit : rhythm.visits(dice, wanted)) {
      Evening evening =
          new Evening(viewer, dice, plays, dice.uuid(), Math.max(visit.start(), free), last);
      last = evening.watch(visit.views());
      free = evening.second + SESSION_GAP + dice.between(60, 7_200);
    }
  }

  /// One sitting: a clock, and what was watched last.
  private final class Evening {
    private static final long LAST_GROUP = 0xffff_0000_0000_0000L;

    private final Viewer viewer;
    private final Dice dice;
    private final Consumer<Play> plays;
    private final UUID id;
    private long second;
    private int count;
    private @Nullable Title last;

    Evening(
        Viewer viewer,
        Dice dice,
        Consumer<Play> plays,
        UUID id,
        long second,
        @Nullable Title last) {
      this.viewer = viewer;
      this.dice = dice;
      this.plays = plays;
      this.id = id;
      this.second = second;
      this.last = last;
    }

    /// Watches some titles one after the other and returns the last; what could end after the data
    /// is left out.
    @Nullable Title watch(int titles) {
      for (int number = 0; number < titles; number++) {
        if (second >= settings.endSecond() - LONGEST_PLAY) {
          return last;
        }
        if (dice.chance(GIVES_UP)) {
          play(dice.pick(library.titles()), dice.between(2, Play.VALID_SECONDS));
        }
        Title title = nextPlay.draw(dice, viewer, last, second);
        play(title, played(title));
        last = title;
      }
      return last;
    }

    private int played(Title title) {
      double share = dice.chance(WATCHES_ALL) ? 1 : .05 + .9 * dice.unit();
      return Math.max(Play.VALID_SECONDS + 1, (int) (share * title.durationSeconds()));
    }

    private void play(Title title, int seconds) {
      count++;
      long low = (id.getLeastSignificantBits() & LAST_GROUP) | count;
      plays.accept(
          new Play(
              viewer,
              title,
              new UUID(id.getMostSignificantBits(), low).toString(),
              id.toString(),
              second,
              seconds));
      second += seconds + dice.between(5, 240);
    }
  }
}
