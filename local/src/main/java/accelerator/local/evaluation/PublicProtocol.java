package accelerator.local.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How papers cut a log in two. All items are ranked, in each of them.
public enum PublicProtocol {
  /// Trained without each user's last two; the last but one arrives as an event, the last is asked
  /// for. Items met before are no answer.
  STRICT,
  /// Trained without each user's last, which is asked for. Items met before are no answer.
  REFIT,
  /// Of the users who began last, one in ten, nothing is learned; after each of their interactions
  /// the next one is asked for.
  SESSIONS,
  /// What each user did in the last second, a basket, is asked for.
  BASKETS,
  /// Trained on the first nine tenths of the time; what each user did first after it is asked for.
  TIME;

  private static final double KNOWN = 0.9;

  /// A log in two parts.
  record Cut(List<PastInteraction> known, List<NextQuestion> questions) {}

  Cut cut(List<PastInteraction> rows) {
    Cut cut = new Cut(new ArrayList<>(), new ArrayList<>());
    Map<String, List<PastInteraction>> byUser = HeldBackSplit.byUser(rows);
    Set<String> last = this == SESSIONS ? lastToBegin(byUser) : Set.of();
    long end = this == TIME ? endOfKnown(rows) : 0;
    byUser.forEach(
        (userId, own) -> {
          switch (this) {
            case STRICT -> ask(userId, own, own.size() - 1, own.size(), 1, cut);
            case REFIT -> ask(userId, own, own.size() - 1, own.size(), 0, cut);
            case BASKETS -> ask(userId, own, startOfMoment(own), own.size(), 0, cut);
            case TIME -> askAfter(userId, own, end, cut);
            case SESSIONS -> askEach(userId, own, last.contains(userId), cut);
          }
        });
    return cut;
  }

  private void ask(
      String userId, List<PastInteraction> own, int from, int to, int arrived, Cut cut) {
    if (from - arrived < 1) {
      cut.known().addAll(own);
      return;
    }
    cut.known().addAll(own.subList(0, from - arrived));
    cut.questions().add(question(userId, own, from, to, arrived));
  }

  private NextQuestion question(
      String userId, List<PastInteraction> own, int from, int to, int arrived) {
    Set<String> wanted =
        own.subList(from, to).stream().map(PastInteraction::itemId).collect(Collectors.toSet());
    return new NextQuestion(
        userId, own.subList(0, from), arrived, wanted, this == STRICT || this == REFIT);
  }

  private void askAfter(String userId, List<PastInteraction> own, long end, Cut cut) {
    int from = (int) own.stream().filter(row -> row.epochSeconds() <= end).count();
    if (from == own.size()) {
      cut.known().addAll(own);
      return;
    }
    int to = from + 1;
    while (to < own.size() && own.get(to).epochSeconds() == own.get(from).epochSeconds()) {
      to++;
    }
    ask(userId, own, from, to, 0, cut);
  }

  private void askEach(String userId, List<PastInteraction> own, boolean isAsked, Cut cut) {
    if (!isAsked) {
      cut.known().addAll(own);
      return;
    }
    for (int from = 1; from < own.size(); from++) {
      cut.questions().add(question(userId, own, from, from + 1, from));
    }
  }

  private static Set<String> lastToBegin(Map<String, List<PastInteraction>> byUser) {
    List<Map.Entry<String, List<PastInteraction>>> users = new ArrayList<>(byUser.entrySet());
    users.sort(
        Comparator.<Map.Entry<String, List<PastInteraction>>>comparingLong(
                user -> user.getValue().getFirst().epochSeconds())
            .thenComparing(Map.Entry::getKey));
    Set<String> last = new HashSet<>();
    users
        .subList((int) (users.size() * KNOWN), users.size())
        .forEach(user -> last.add(user.getKey()));
    return last;
  }

  private static long endOfKnown(List<PastInteraction> rows) {
    long[] times = rows.stream().mapToLong(PastInteraction::epochSeconds).sorted().toArray();
    return times.length == 0 ? 0 : times[(int) ((times.length - 1) * KNOWN)];
  }

  private static int startOfMoment(List<PastInteraction> own) {
    int from = own.size() - 1;
    while (from > 0 && own.get(from - 1).epochSeconds() == own.getLast().epochSeconds()) {
      from--;
    }
    return from;
  }
}
