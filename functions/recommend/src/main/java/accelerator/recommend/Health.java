package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Says that the endpoint can read what runs publish, and what they published: by domain the run,
/// when, and the recommenders that answer. A domain of which nothing is published is left out. It
/// does not ask Personalize.
final class Health {
  private final RegistryCache registries;

  Health(RegistryCache registries) {
    this.registries = registries;
  }

  /// @throws StorageFailed when a registry cannot be read and never was
  Response answer() {
    ObjectNode domains = Json.object();
    for (Domain domain : Domain.values()) {
      registries.find(domain).ifPresent(found -> domains.set(domain.key(), describe(found)));
    }
    ObjectNode body = Json.object().put("status", "ok");
    body.set("domains", domains);
    return new Response(
        200,
        Map.of("Content-Type", "application/json", "Cache-Control", "no-store", "Vary", "Origin"),
        Json.write(body));
  }

  private static ObjectNode describe(Registry registry) {
    ArrayNode names = Json.array();
    registry.recommenders().forEach(entry -> names.add(entry.name().key()));
    ObjectNode published =
        Json.object()
            .put("runId", registry.runId())
            .put("publishedAt", registry.publishedAt().toString());
    published.set("recommenders", names);
    return published;
  }
}
