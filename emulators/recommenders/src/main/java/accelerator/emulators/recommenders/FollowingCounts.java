package accelerator.emulators.recommenders;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Goes on counting what follows upon what, as {@link SequentialRules} counts it: the rows of a
/// user's last steps get the new one. Who is held back for being popular stays as learned.
final class FollowingCounts implements EventObserver {
  private final InteractionHistory past;
  private final int type;
  private final GrowingAssociations table;
  private final int[] learned;
  private final Map<Integer, Integer> later = new HashMap<>();
  private final int reach;
  private final float shrinkage;
  private final RecentUsers<Walk> walks = new RecentUsers<>();

  private record Step(int item, long epochSeconds) {}

  /// A user's last steps, newest first, and what the last row of the newest was.
  private static final class Walk {
    private final Deque<Step> steps = new ArrayDeque<>();
    private int type;
    private long epochSeconds;

    /// Whether an event goes on with the newest step, as {@link Interactions#goesOn} has it.
    boolean goesOn(int item, int eventType, long time) {
      return !steps.isEmpty()
          && steps.getFirst().item() == item
          && (time == epochSeconds || eventType != type);
    }

    void take(int item, int eventType, long time, int most) {
      if (!goesOn(item, eventType, time)) {
        steps.addFirst(new Step(item, time));
        if (steps.size() > most) {
          steps.removeLast();
        }
      }
      type = eventType;
      epochSeconds = time;
    }
  }

  /// @param type the only event type that counts; negative when all do
  FollowingCounts(
      InteractionHistory past, int type, GrowingAssociations table, TrainingParameters parameters) {
    this.past = past;
    this.type = type;
    this.table = table;
    this.reach = parameters.reach();
    this.shrinkage = parameters.followingShrinkage();
    this.learned = new int[past.interactions().items()];
    count(past.interactions());
  }

  private void count(Interactions interactions) {
    for (int user = 0; user < interactions.users(); user++) {
      int first = interactions.start(user);
      for (int row = first; row < interactions.start(user + 1); row++) {
        if (isCounted(row) && !(type < 0 && interactions.goesOn(row, first))) {
          learned[interactions.itemAt(row)]++;
        }
      }
    }
  }

  private boolean isCounted(int row) {
    return type < 0 || past.interactions().typeAt(row) == type;
  }

  @Override
  public void observe(String user, int item, UserEvent event, boolean isOfType) {
    if (!isOfType) {
      return;
    }
    Walk walk = walks.of(user, this::learnedWalk);
    int eventType = past.interactions().indexOfType(event.eventType());
    long time = event.epochSeconds();
    if (!walk.goesOn(item, eventType, time)) {
      follow(walk, item, time);
    }
    walk.take(item, eventType, time, reach);
  }

  private void follow(Walk walk, int item, long time) {
    int distance = 1;
    for (Step step : walk.steps) {
      boolean isTied = step.epochSeconds() == time;
      table.of(step.item()).add(item, (isTied ? 0.5f : 1) / distance);
      if (isTied) {
        table.of(item).add(step.item(), 0.5f / distance);
        resize(item);
      }
      resize(step.item());
      distance++;
    }
    later.merge(item, 1, Integer::sum);
    resize(item);
  }

  /// A user's last steps as they were learned.
  private Walk learnedWalk(String userId) {
    Walk walk = new Walk();
    Interactions interactions = past.interactions();
    OptionalInt user = interactions.userIds().find(userId);
    if (user.isPresent()) {
      int end = interactions.start(user.getAsInt() + 1);
      for (int row = interactions.start(user.getAsInt()); row < end; row++) {
        if (isCounted(row)) {
          walk.take(
              interactions.itemAt(row), interactions.typeAt(row), interactions.timeAt(row), reach);
        }
      }
    }
    return walk;
  }

  /// Puts a row in the scale of what is counted now.
  private void resize(int item) {
    float size = learned[item] + later.getOrDefault(item, 0) + shrinkage;
    table.of(item).resize((learned[item] + shrinkage) / size, 1 / size);
  }
}
