package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes to the log how old the oldest of the published registries is, in days, as
/// `publishedAgeDays`: a metric filter of the template reads it there. While a domain has nothing
/// published no age is written, and the alarm on it takes that for too old.
final class ReportAge implements Actions.Action {
  private static final double DAY = Duration.ofDays(1).toMillis();

  private final List<Domain> domains;
  private final PublishedRegistries registries;
  private final InstantSource clock;
  private final Consumer<String> log;

  ReportAge(
      List<Domain> domains,
      PublishedRegistries registries,
      InstantSource clock,
      Consumer<String> log) {
    this.domains = domains;
    this.registries = registries;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public Object handle(JsonNode payload) {
    ObjectNode ages = Json.object();
    double oldest = 0;
    for (Domain domain : domains) {
      Optional<Instant> published = registries.current(domain).map(Registry::publishedAt);
      if (published.isPresent()) {
        double age = Duration.between(published.get(), clock.instant()).toMillis() / DAY;
        ages.put(domain.key(), age);
        oldest = Math.max(oldest, age);
      }
    }
    if (ages.size() == domains.size()) {
      log.accept(Json.write(Json.object().put("publishedAgeDays", oldest)));
    }
    return ages;
  }
}
