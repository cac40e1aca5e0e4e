package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.recommenders.UserEvent;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryLimitsTest {
  private static final long ROOM = 1 << 20;
  private final SingleWrites writes = new SingleWrites(new MemoryLimits(3, 2, 2, 2, ROOM));

  private static UserEvent view(String item) {
    return new UserEvent(item, 1_700_000_000, "View");
  }

  private static Optional<String> id(String id) {
    return Optional.of(id);
  }

  @Test
  void refuseOneEventMore() {
    writes.demandRoomForEvents(3);
    IntStream.range(0, 3).forEach(n -> writes.addEvent(Optional.empty(), "u", view("i" + n)));

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> writes.demandRoomForEvents(1))
        .withMessage(
            "The stand-in keeps no more single events of the dataset than 3: import them as a"
                + " file.");
  }

  @Test
  void refuseEventsThatTakeTooManyBytes() {
    SingleWrites few = new SingleWrites(new MemoryLimits(1000, 2, 2, 2, 400));
    few.addEvent(Optional.empty(), "u".repeat(256), view("i"));

    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> few.demandRoomForEvents(1));
  }

  @Test
  void refuseWhatASignInWouldBringTooMuchAndKeepItAnonymous() {
    IntStream.range(0, 4).forEach(n -> writes.addAnonymous(Optional.empty(), "s", view("i" + n)));

    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> writes.signIn("s", "u"));
    assertThat(writes.eventsOf("s")).hasSize(4);
    assertThat(writes.size()).isZero();
  }

  @Test
  void forgetTheOldestSession() {
    writes.addAnonymous(Optional.empty(), "first", view("a"));
    writes.addAnonymous(Optional.empty(), "second", view("b"));
    writes.addAnonymous(Optional.empty(), "third", view("c"));

    assertThat(writes.eventsOf("first")).isEmpty();
    assertThat(writes.eventsOf("third")).containsExactly(view("c"));
  }

  @Test
  void forgetTheOldestEventsOfALongSession() {
    int one = AnonymousEvents.MOST_OF_A_SESSION + 1;
    IntStream.range(0, one).forEach(n -> writes.addAnonymous(Optional.empty(), "s", view("i" + n)));

    assertThat(writes.eventsOf("s"))
        .hasSize(AnonymousEvents.MOST_OF_A_SESSION)
        .startsWith(view("i1"));
  }

  @Test
  void forgetTheOldestEventId() {
    writes.addEvent(id("1"), "u", view("a"));
    writes.addEvent(id("2"), "u", view("b"));
    writes.addEvent(id("2"), "u", view("b"));
    writes.addEvent(id("3"), "u", view("c"));
    writes.addEvent(id("1"), "u", view("a"));

    assertThat(writes.eventsOf("u")).containsExactly(view("a"), view("b"), view("c"), view("a"));
  }

  @Test
  void areAtLeastOne() {
    assertThatExceptionOfType(EmulatorException.class)
        .isThrownBy(() -> new MemoryLimits(1, 1, 1, 1, 0))
        .withMessage("bytes must be at least 1, was 0");
  }
}
