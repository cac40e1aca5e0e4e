package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.ProcessMemory;
import accelerator.local.terminal.TextTable;
import java.util.List;
import java.util.Locale;

/// A peer's figures.
///
/// @param name the peer's
/// @param learns what it fits
/// @param process seconds from the start of a cold JVM to the last answer
record PeerFigures(String name, String learns, double process, Peer.Cost cost, AnswerLists lists) {
  /// This engine's figures, each other's, and how many times this engine's each other's are.
  static TextTable table(PeerFigures own, List<PeerFigures> others) {
    TextTable table =
        new TextTable("peer", "fit s", "process s", "resident MiB", "HR@10", "NDCG@10");
    own.row(table);
    others.forEach(each -> each.row(table));
    others.forEach(each -> each.through(own, table));
    return table;
  }

  private void row(TextTable table) {
    table.row(
        name + ", " + learns,
        String.format(Locale.ROOT, "%.2f", cost.fitSeconds()),
        String.format(Locale.ROOT, "%.2f", process),
        String.format(Locale.ROOT, "%.0f", cost.residentPeak() / ProcessMemory.MEBIBYTE),
        String.format(Locale.ROOT, "%.4f", lists.hitRateAt10()),
        String.format(Locale.ROOT, "%.4f", lists.ndcgAt10()));
  }

  private void through(PeerFigures own, TextTable table) {
    table.row(
        name + " through " + own.name,
        times(cost.fitSeconds(), own.cost.fitSeconds()),
        times(process, own.process),
        times((double) cost.residentPeak(), (double) own.cost.residentPeak()),
        times(lists.hitRateAt10(), own.lists.hitRateAt10()),
        times(lists.ndcgAt10(), own.lists.ndcgAt10()));
  }

  private static String times(double one, double other) {
    return String.format(Locale.ROOT, "%.2f x", one / other);
  }
}
