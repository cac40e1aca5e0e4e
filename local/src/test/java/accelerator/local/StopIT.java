package accelerator.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands that somebody stops at a moment which a seed decides (`-Dstop.seed`, else the day's):
/// while they start, transform, train and serve. Nothing of them is left two seconds later.
@Timeout(300)
class StopIT {
  private static final int CTRL_C = 130;
  private static final int TERM = 143;
  private static final int HUP = 129;

  /// Characters that the moving line writes in a second or two.
  private static final int A_WHILE = 2_000;

  private final Random moments = new Random(Long.getLong("stop.seed", 1));

  @TempDir private Path folder;
  private int commands;

  @BeforeEach
  void hasATerminal() {
    assumeTrue(
        Files.isExecutable(StoppedCommand.SCRIPT),
        "there is no /usr/bin/script to make a terminal with");
    for (String signal : List.of("INT", "HUP", "TERM")) {
      assumeTrue(
          StoppedCommand.hears(signal), "the build ignores " + signal + ": start it otherwise");
    }
  }

  private StoppedCommand start(String... arguments) throws IOException {
    return StoppedCommand.start(folder.resolve("command-" + commands++), List.of(arguments));
  }

  private int awhile() {
    return moments.nextInt(A_WHILE);
  }

  @Test
  void endsWhileItStarts() throws Exception {
    try (StoppedCommand up = start("up", "--port", "0")) {
      up.untilItIsThere().press(1);
      up.isGoneWith(CTRL_C);
    }
    try (StoppedCommand up = start("up", "--once")) {
      up.until("Starting the stack", 0).press(2);
      up.isGoneWith(CTRL_C);
    }
    try (StoppedCommand simulate = start("simulate", "--days", "1000")) {
      simulate.untilItWorks().press(1);
      simulate.isGoneWith(CTRL_C);
    }
  }

  @Test
  void endsWhileItRuns() throws Exception {
    try (StoppedCommand up = start("up", "--port", "0", "--domains", "ecommerce")) {
      up.until("Storefront", awhile()).send("HUP");
      up.isGoneWith(HUP);
    }
    try (StoppedCommand up = start("up", "--once", "--domains", "ecommerce")) {
      up.until("✓ Load sample data", awhile()).press(1);
      up.isGoneWith(CTRL_C);
    }
    try (StoppedCommand evaluate = start("evaluate", "--domains", "ecommerce")) {
      evaluate.until("✓ Plan the run", awhile()).send("TERM");
      evaluate.isGoneWith(TERM);
    }
  }

  @Test
  void endsWhileItRunsTheSqlAlone() throws Exception {
    try (StoppedCommand sql = start("sql", "--domain", "ecommerce")) {
      sql.untilItWorks().press(2);
      sql.isGoneWith(CTRL_C);
    }
    try (StoppedCommand sql = start("sql", "--domain", "ecommerce", "--watch")) {
      sql.until("Watching", 0).send("TERM");
      sql.isGoneWith(TERM);
    }
  }

  @Test
  void endsWhileItServesAndARunIsFollowed() throws Exception {
    String port = String.valueOf(freePort());
    try (StoppedCommand up = start("up", "--port", port, "--domains", "ecommerce");
        StoppedCommand run = followed(up, port)) {
      run.until("Started", awhile()).press(1);
      run.isGoneWith(CTRL_C);
      up.press(3);
      up.isGoneWith(CTRL_C);
    }
  }

  private StoppedCommand followed(StoppedCommand up, String port) throws IOException {
    up.until("Stop with Ctrl-C.", 0);
    return start("run", "--port", port, "--input", "'{\"loadSampleData\":true}'");
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
