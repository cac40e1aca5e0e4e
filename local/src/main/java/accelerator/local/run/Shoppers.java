package accelerator.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.core.Domain;
import accelerator.emulators.snowflake.DuckDbWarehouse;
import accelerator.local.stack.SourceData;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The users of the newest run's datasets, whom a visitor of the storefront may be.
record Shoppers(DuckDbWarehouse warehouse, List<Domain> domains) {
  /// Some of each domain, the busiest first.
  Map<String, List<String>> some() {
    return domains.stream()
        .collect(Collectors.toMap(Domain::key, domain -> SourceData.shoppers(warehouse, domain)));
  }

  /// Whether a user is there.
  ///
  /// @param query `domain` and `userId`, as an address has them
  boolean knows(String query) {
    return domains.stream()
        .filter(domain -> domain.key().equals(value(query, "domain")))
        .anyMatch(domain -> SourceData.knows(warehouse, domain, value(query, "userId")));
  }

  private static String value(String query, String name) {
    return Arrays.stream(query.split("&"))
        .filter(each -> each.startsWith(name + "="))
        .map(each -> URLDecoder.decode(each.substring(name.length() + 1), UTF_8))
        .findFirst()
        .orElse("");
  }
}
