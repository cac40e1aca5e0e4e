package accelerator.emulators.snowflake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The queries that are remembered: the last 10,000, with statements of 64 Mi characters in all.
/// Results are kept for 24 hours, as in Snowflake, but no more than 64 MiB in all: older ones
/// expire first. What still runs is always kept.
final class KeptQueries {
  private static final int MOST_QUERIES = 10_000;
  private static final long MOST_CHARACTERS = 64L << 20;
  private static final long MOST_RESULT_BYTES = 64L << 20;
  private static final Duration RESULT_LIFE = Duration.ofHours(24);

  private final LinkedHashMap<String, SubmittedQuery> byId = new LinkedHashMap<>();
  private final Map<RequestKey, SubmittedQuery> byRequest = new HashMap<>();
  private final Map<String, RequestKey> requests = new HashMap<>();
  private final InstantSource clock;
  private long characters;

  private record RequestKey(String user, String id) {}

  KeptQueries(InstantSource clock) {
    this.clock = clock;
  }

  /// Adds a query, unless the same user's same request is known: then gives its query.
  synchronized Optional<SubmittedQuery> addUnlessKnown(String requestId, SubmittedQuery query) {
    RequestKey request = new RequestKey(query.user(), requestId);
    SubmittedQuery known = byRequest.get(request);
    if (known != null) {
      return Optional.of(known);
    }
    byId.put(query.id(), query);
    byRequest.put(request, query);
    requests.put(query.id(), request);
    characters += query.sql().length();
    forgetOldest();
    return Optional.empty();
  }

  synchronized Optional<SubmittedQuery> find(String queryId) {
    Optional<SubmittedQuery> query = Optional.ofNullable(byId.get(queryId));
    query.filter(this::isOld).ifPresent(SubmittedQuery::expire);
    return query;
  }

  synchronized Optional<SubmittedQuery> ofRequest(String requestId, String user) {
    return Optional.ofNullable(byRequest.get(new RequestKey(user, requestId)));
  }

  synchronized List<SubmittedQuery> all() {
    return List.copyOf(byId.values());
  }

  /// Lets results expire that are too old or too many; the newest query's stays.
  synchronized void makeRoom() {
    long bytes = byId.values().stream().mapToLong(KeptQueries::resultBytes).sum();
    for (SubmittedQuery query : byId.values()) {
      long kept = resultBytes(query);
      boolean isNewest = query == byId.lastEntry().getValue();
      if (kept > 0 && !isNewest && (bytes > MOST_RESULT_BYTES || isOld(query))) {
        query.expire();
        bytes -= kept;
      }
    }
  }

  private void forgetOldest() {
    List<SubmittedQuery> forgotten = new ArrayList<>();
    int left = byId.size();
    for (SubmittedQuery query : byId.values()) {
      if (left <= MOST_QUERIES && characters <= MOST_CHARACTERS) {
        break;
      }
      if (query.isDone()) {
        forgotten.add(query);
        left--;
        characters -= query.sql().length();
      }
    }
    for (SubmittedQuery query : forgotten) {
      byId.remove(query.id());
      RequestKey request = requests.remove(query.id());
      if (request != null) {
        byRequest.remove(request);
      }
    }
  }

  private boolean isOld(SubmittedQuery query) {
    return query
        .outcome()
        .filter(ended -> ended.end().isBefore(clock.instant().minus(RESULT_LIFE)))
        .isPresent();
  }

  private static long resultBytes(SubmittedQuery query) {
    return query.outcome().orElse(null) instanceof SubmittedQuery.Outcome.Success success
        ? success.result().rowset().length
        : 0;
  }
}
