package accelerator.emulators.recommenders;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What a user did: first what has arrived since the training, then what was learned, newest first.
///
/// @param isMet which items anybody has met
/// @param filteredType the event type whose items the user is not to see again
@SuppressWarnings("ArrayRecordComponent") // never compared
record InteractionHistory(
    Interactions interactions, boolean[] isMet, Optional<String> filteredType) {
  /// The service's automatic filters look at so many events of a user and type.
  static final int FILTERED_EVENTS = 100;

  /// Puts into the scratch which items are filtered for the user, and if asked also the history and
  /// the items met.
  void read(String userId, List<UserEvent> since, boolean isPersonal, Scratch scratch) {
    Reader reader = new Reader(isPersonal, scratch);
    OptionalInt user = interactions.userIds().find(userId);
    for (UserEvent event : since.reversed()) {
      OptionalInt item = interactions.itemIds().find(event.itemId());
      if (item.isPresent() && !isLearned(user, item.getAsInt(), event.epochSeconds())) {
        reader.take(
            item.getAsInt(),
            event.epochSeconds(),
            interactions.indexOfType(event.eventType()),
            isFiltered(event.eventType()));
      }
    }
    if (user.isPresent()) {
      read(user.getAsInt(), interactions.start(user.getAsInt() + 1), reader);
    }
  }

  /// The same of a user's rows before one.
  void readBefore(int row, int user, boolean isPersonal, Scratch scratch) {
    read(user, row, new Reader(isPersonal, scratch));
  }

  private void read(int user, int end, Reader reader) {
    int filtered = filteredType.map(interactions::indexOfType).orElse(Integer.MIN_VALUE);
    for (int row = end - 1; row >= interactions.start(user); row--) {
      int type = interactions.typeAt(row);
      reader.take(interactions.itemAt(row), interactions.timeAt(row), type, type == filtered);
    }
  }

  /// Whether the user's interactions hold an event already: whoever asks need not know which of the
  /// events came before the training.
  boolean isLearned(String userId, int item, long epochSeconds) {
    return isLearned(interactions.userIds().find(userId), item, epochSeconds);
  }

  /// The index of the type that a use case learns from; negative when it learns from all: no type
  /// is named, or all that there is is of that type.
  int telling(Optional<String> eventType) {
    return eventType
        .filter(type -> interactions.countOf(type) < interactions.size())
        .map(interactions::indexOfType)
        .orElse(-1);
  }

  private boolean isLearned(OptionalInt user, int item, long epochSeconds) {
    if (user.isEmpty()) {
      return false;
    }
    int first = interactions.start(user.getAsInt());
    int row = interactions.start(user.getAsInt() + 1) - 1;
    for (; row >= first && interactions.timeAt(row) >= epochSeconds; row--) {
      if (interactions.itemAt(row) == item && interactions.timeAt(row) == epochSeconds) {
        return true;
      }
    }
    return false;
  }

  private boolean isFiltered(String eventType) {
    return filteredType.isPresent()
        && filteredType.get().toLowerCase(Locale.ROOT).equals(eventType.toLowerCase(Locale.ROOT));
  }

  /// Takes events from the newest to the oldest.
  private static final class Reader {
    private final boolean isPersonal;
    private final Scratch scratch;
    private int filtered;
    private int moment;
    private int itemAfter = -1;
    private int typeAfter;
    private long timeAfter;

    Reader(boolean isPersonal, Scratch scratch) {
      this.isPersonal = isPersonal;
      this.scratch = scratch;
    }

    void take(int item, long time, int type, boolean isFiltered) {
      if (isFiltered && filtered++ < FILTERED_EVENTS && scratch.filtered.of(item) == 0) {
        scratch.filtered.add(item, 1);
      }
      if (isPersonal) {
        boolean goesOn = item == itemAfter && (time == timeAfter || type != typeAfter);
        moment += itemAfter >= 0 && !goesOn && time != timeAfter ? 1 : 0;
        keep(item, goesOn);
        itemAfter = item;
        typeAfter = type;
        timeAfter = time;
      }
    }

    private void keep(int item, boolean goesOn) {
      if (!goesOn && scratch.stepCount < Scratch.STEPS) {
        scratch.stepMoment[scratch.stepCount] = moment;
        scratch.steps[scratch.stepCount++] = item;
      }
      if (scratch.met.of(item) > 0) {
        return;
      }
      scratch.met.add(item, 1);
      if (scratch.historySize < Scratch.HISTORY) {
        scratch.historyMoment[scratch.historySize] = moment;
        scratch.history[scratch.historySize++] = item;
      }
    }
  }
}
