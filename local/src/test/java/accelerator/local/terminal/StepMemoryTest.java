package accelerator.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.run.ResidentBytes;
import accelerator.local.run.RunProgress;
import accelerator.local.run.RunProgress.Step;
import accelerator.local.run.RunProgress.Step.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepMemoryTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void tellsTheMostThatWasSeenWhileAStepRan() {
    ArrayDeque<Long> resident = new ArrayDeque<>(List.of(100L << 20, 3_000L << 20, 200L << 20));
    StepMemory memory = new StepMemory(() -> OptionalLong.of(resident.remove()));
    Step running = step("Transform datasets", Status.RUNNING);
    Step ended = step("Transform datasets", Status.DONE);
    Step next = step("Check data", Status.RUNNING);

    memory.look(view(running));
    memory.look(view(running));
    memory.look(view(ended, next));

    assertThat(memory.of(ended)).contains("3,000 MiB");
    assertThat(memory.of(next)).contains("200 MiB");
  }

  @Test
  void isSilentWhereNothingTells() throws Exception {
    StepMemory memory = new StepMemory(() -> ResidentBytes.of(folder.resolve("none")));
    Step step = step("Plan the run", Status.DONE);
    memory.look(view(step));
    assertThat(memory.of(step)).isEmpty();
  }

  @Test
  void readsWhatLinuxTells() throws Exception {
    Path status = folder.resolve("status");
    Files.writeString(status, "Name:\tjava\nVmHWM:\t 4096 kB\nVmRSS:\t    2048 kB\n");
    assertThat(ResidentBytes.of(status)).hasValue(2L << 20);
  }

  private static Step step(String name, Status status) {
    return new Step(name, Optional.of("ecommerce"), status, START, Optional.empty(), "");
  }

  private static RunProgress.View view(Step... steps) {
    return new RunProgress.View("RUNNING", START, Optional.empty(), List.of(steps));
  }
}
