package accelerator.local.simulation;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// What a run would take if every change were seen the moment that it is done.
final class CriticalPath {
  private static final int MOST_IMPORTS = 5;

  /// Until nobody asks what was published before: the endpoint's age of the registry and a minute.
  private static final Duration UNREAD = Duration.ofSeconds(90);

  private CriticalPath() {}

  /// The seconds of a stage: of the domain that needs longest.
  ///
  /// @param retrains whether recommenders that are there are trained anew
  /// @param hasRoom whether there is a place for a second of each beside it
  /// @param isFirst whether group, datasets, tracker, filters and recommenders have to be made
  static Map<String, Long> stages(
      SimulatedDay day, List<Domain> domains, boolean isFirst, boolean retrains, boolean hasRoom) {
    long made = isFirst ? day.of("group").plus(day.of("dataset")).toSeconds() : 0;
    long beside =
        isFirst ? Math.max(day.of("tracker").toSeconds(), day.of("filter").toSeconds()) : 0;
    long imported =
        imports(day.of("import"), domains).values().stream().max(Long::compare).orElse(0L);
    return Map.of(
        "warehouse",
        SimulatedWarehouse.seconds(day),
        "import",
        made + Math.max(beside, imported),
        "train",
        isFirst || retrains ? day.of("train").toSeconds() : 0L,
        "retire",
        retrains && !isFirst && hasRoom ? UNREAD.plus(day.of("change")).toSeconds() : 0L);
  }

  /// The end of each domain's last job, while five at most are under way.
  private static Map<Domain, Long> imports(Duration job, List<Domain> domains) {
    PriorityQueue<Long> slots =
        new PriorityQueue<>(new ArrayList<>(java.util.Collections.nCopies(MOST_IMPORTS, 0L)));
    Map<Domain, Long> ends = new EnumMap<>(Domain.class);
    for (Domain domain : domains) {
      for (int dataset = 0; dataset < Dataset.values().length; dataset++) {
        long end = slots.remove() + job.toSeconds();
        slots.add(end);
        ends.merge(domain, end, Math::max);
      }
    }
    return ends;
  }
}
