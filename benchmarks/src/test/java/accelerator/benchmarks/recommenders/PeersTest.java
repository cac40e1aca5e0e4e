package accelerator.benchmarks.recommenders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
  @TempDir private Path root;

  private static PeerFigures figures(String name, double seconds, double quality) {
    return new PeerFigures(
        name,
        "a model",
        seconds * 2,
        new Peer.Cost(seconds, (long) seconds << 20),
        new AnswerLists(1, quality, quality / 2));
  }

  @Test
  void printsEachPeerAndHowManyTimesThisEnginesItsFiguresAre() {
    assertThat(
            PeerFigures.table(
                    figures("own", 2, 0.5), List.of(figures("one", 4, 0.25), figures("two", 1, 1)))
                .lines())
        .containsExactly(
            "peer              fit s  process s  resident MiB   HR@10  NDCG@10",
            "own, a model       2.00       4.00             2  0.5000   0.2500",
            "one, a model       4.00       8.00             4  0.2500   0.1250",
            "two, a model       1.00       2.00             1  1.0000   0.5000",
            "one through own  2.00 x     2.00 x        2.00 x  0.50 x   0.50 x",
            "two through own  0.50 x     0.50 x        0.50 x  2.00 x   2.00 x");
  }

  @Test
  void isBuiltAnewWhenItsSourcesOrTheSharedOnesAreNewer() throws IOException {
    FactorPeer mahout = Mahout.of(root);
    Path shared = touched("factors/src/Ranking.java", 1);
    touched("mahout/src/Main.java", 1);
    assertThat(mahout.isBuilt()).isFalse();

    touched("mahout/target/mahout-1.0.0.jar", 2);
    assertThat(mahout.isBuilt()).isFalse();

    touched("mahout/target/lib/factors-1.0.0.jar", 2);
    assertThat(mahout.isBuilt()).isTrue();

    touched("factors/src/Ranking.java", 3);
    assertThat(mahout.isBuilt()).isFalse();

    Files.setLastModifiedTime(shared, FileTime.from(Instant.ofEpochSecond(1)));
    touched("mahout/src/Main.java", 3);
    assertThat(mahout.isBuilt()).isFalse();
  }

  /// Also sets the time of the folder that the file is in.
  private Path touched(String path, long second) throws IOException {
    Path file = root.resolve("benchmarks").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    FileTime time = FileTime.from(Instant.ofEpochSecond(second));
    Files.setLastModifiedTime(file.getParent(), time);
    return Files.setLastModifiedTime(file, time);
  }
}
