package accelerator.emulators.recommenders;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalInt;

/// Goes on counting what follows upon what, as {@link SequentialRules} counts it: the rows of a
/// user's last steps get the new one. Who is held back for being popular stays as learned.
final class FollowingCounts implements EventObserver {
  private final InteractionHistory past;
  private final int type;
  private final GrowingAssociations table;
  private final float[] dampers;
  private final int[] learned;
  private final int[] counts;
  private final int reach;
  private final float shrinkage;
  private final RecentUsers<Deque<Step>> steps = new RecentUsers<>();

  private record Step(int item, long epochSeconds) {}

  /// @param type the only event type that counts; negative when all do
  /// @param damping how much popular followers were held back
  FollowingCounts(
      InteractionHistory past,
      int type,
      GrowingAssociations table,
      double damping,
      TrainingParameters parameters) {
    this.past = past;
    this.type = type;
    this.table = table;
    this.reach = parameters.reach();
    this.shrinkage = parameters.followingShrinkage();
    this.learned = new int[past.interactions().items()];
    this.dampers = new float[learned.length];
    count(past.interactions(), damping);
    this.counts = learned.clone();
  }

  private void count(Interactions interactions, double damping) {
    int[] events = new int[learned.length];
    for (int user = 0; user < interactions.users(); user++) {
      int before = -1;
      for (int row = interactions.start(user); row < interactions.start(user + 1); row++) {
        int item = interactions.itemAt(row);
        if (isCounted(row)) {
          events[item]++;
          learned[item] += item == before ? 0 : 1;
          before = item;
        }
      }
    }
    for (int item = 0; item < events.length; item++) {
      dampers[item] = LearnedAssociations.damper(events[item], damping);
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
    Deque<Step> before = steps.of(user, this::learnedSteps);
    if (!before.isEmpty() && before.getFirst().item() == item) {
      return;
    }
    int distance = 1;
    for (Iterator<Step> each = before.iterator(); each.hasNext(); distance++) {
      Step step = each.next();
      if (step.item() == item) {
        continue;
      }
      boolean isTied = step.epochSeconds() == event.epochSeconds();
      add(step.item(), item, (isTied ? 0.5f : 1) / distance);
      if (isTied) {
        add(item, step.item(), 0.5f / distance);
      }
    }
    counts[item]++;
    put(item, table.of(item).items(), table.of(item).weights());
    before.addFirst(new Step(item, event.epochSeconds()));
    if (before.size() > reach) {
      before.removeLast();
    }
  }

  /// A user's last steps, newest first.
  private Deque<Step> learnedSteps(String userId) {
    Deque<Step> found = new ArrayDeque<>();
    Interactions interactions = past.interactions();
    OptionalInt user = interactions.userIds().find(userId);
    if (user.isEmpty()) {
      return found;
    }
    int row = interactions.start(user.getAsInt() + 1) - 1;
    for (; row >= interactions.start(user.getAsInt()); row--) {
      if (found.size() == reach) {
        break;
      }
      int item = interactions.itemAt(row);
      if (isCounted(row) && (found.isEmpty() || found.getLast().item() != item)) {
        found.addLast(new Step(item, interactions.timeAt(row)));
      }
    }
    return found;
  }

  private void add(int row, int follower, float weight) {
    int[] items = table.of(row).items();
    float[] weights = table.of(row).weights();
    int place = 0;
    while (place < items.length && items[place] != follower) {
      place++;
    }
    if (place == items.length) {
      items = Arrays.copyOf(items, place + 1);
      items[place] = follower;
    }
    weights = Arrays.copyOf(weights, items.length);
    weights[place] += weight * dampers[follower];
    put(row, items, weights);
  }

  /// Puts a row in the scale of what is counted now.
  private void put(int row, int[] items, float[] weights) {
    float size = counts[row] + shrinkage;
    float left = (learned[row] + shrinkage) / size;
    table.put(row, new GrowingAssociations.Row(left, items, weights, 1 / size));
  }
}
