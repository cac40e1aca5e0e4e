package accelerator.local.terminal;

import accelerator.local.run.Estimate;
import accelerator.local.run.RunProgress;
import accelerator.local.run.RunProgress.Step;
import accelerator.local.run.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a run's steps say, one line each: those that have ended with their time, those under way
/// with how much is done or what they wait for, and the time that is left.
final class StepLines {
  private static final int LONGEST_BAR = 20;
  private static final int SHORTEST_BAR = 4;

  /// An ARN, whose last part is the name.
  private static final Pattern ARN = Pattern.compile("arn:[^\\s,]*[:/]([^\\s,:/]+)");

  /// Nothing but names and the next look, which a bar says better.
  private static final Pattern NAMES =
      Pattern.compile("(waits for )?([\\w.-]+(, )?)*(looks again in \\d+ s)?");

  private StepLines() {}

  /// @param memory that it took, where that is told
  static String ended(Step step, Instant now, Optional<String> memory) {
    String line = line(step.status() == Step.Status.DONE ? "✓" : "✗", step, now);
    return line + memory.map(" %11s"::formatted).orElse("");
  }

  private static String line(String mark, Step step, Instant now) {
    return "  %s %-22s %-16s %8s"
        .formatted(mark, step.name(), step.domain().orElse(""), seconds(step.took(now)));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /// The lines of what is under way; none when nothing is.
  ///
  /// @param width in columns
  static List<String> running(
      RunProgress.View view, Instant now, Optional<Estimate> estimate, int width) {
    List<String> lines = new ArrayList<>();
    for (Step step : view.steps()) {
      if (step.status() == Step.Status.RUNNING) {
        lines.addAll(running(step, now, width));
      }
    }
    if (!lines.isEmpty()) {
      estimate
          .flatMap(each -> each.left(view, now))
          .ifPresent(left -> lines.add("    about %s left".formatted(rounded(left))));
    }
    return lines;
  }

  private static List<String> running(Step step, Instant now, int width) {
    String line = line("…", step, now);
    String detail = ARN.matcher(step.detail()).replaceAll("$1");
    if (step.share().isEmpty()) {
      return List.of(detail.isEmpty() ? line : line + "  " + detail);
    }
    String whole = line + "  " + bar(step.share().get(), width - line.length() - 2);
    return NAMES.matcher(detail).matches() ? List.of(whole) : List.of(whole, "    " + detail);
  }

  /// A bar and the count, as `████░░░░ 3/6 recommenders`; the count alone where there is no room.
  static String bar(Share share, int width) {
    String count =
        String.format(Locale.ROOT, "%,d/%,d %s", share.done(), share.total(), share.unit());
    int length = Math.min(LONGEST_BAR, width - count.length() - 1);
    if (length < SHORTEST_BAR) {
      return count;
    }
    int full = (int) (length * share.done() / share.total());
    return "█".repeat(full) + "░".repeat(length - full) + " " + count;
  }

  /// Whole seconds, and from two minutes on whole minutes, rounded up.
  private static String rounded(Duration left) {
    long seconds = Math.max(1, left.plusMillis(999).toSeconds());
    return seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " min";
  }
}
