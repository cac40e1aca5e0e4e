package accelerator.recommend;

import java.util.Optional;
import java.util.function.Supplier;

/// Something that is made when it is first needed: the classes of a client that only events need
/// are not loaded where recommendations are asked for.
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private Optional<T> made = Optional.empty();

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (made.isEmpty()) {
      made = Optional.of(maker.get());
    }
    return made.get();
  }
}
