package accelerator.emulators.snowflake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// The open sessions by their tokens. A session token is good for one hour and is renewed with the
/// master token, which is good for four hours from its last use.
final class OpenSessions implements AutoCloseable {
  static final Duration SESSION_VALIDITY = Duration.ofHours(1);
  static final Duration MASTER_VALIDITY = Duration.ofHours(4);

  private final Map<String, Entry> bySessionToken = new ConcurrentHashMap<>();
  private final Map<String, Entry> byMasterToken = new ConcurrentHashMap<>();
  private final AtomicLong nextId = new AtomicLong(1);
  private final InstantSource clock;
  private final Supplier<String> ids;

  OpenSessions(InstantSource clock, Supplier<String> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /// The tokens of a session.
  record Tokens(String session, String master) {}

  private record Entry(
      SnowflakeSession session, Tokens tokens, Instant sessionEnd, Instant masterEnd) {}

  long nextId() {
    return nextId.getAndIncrement();
  }

  Tokens open(SnowflakeSession session) {
    endOld();
    return keep(session);
  }

  /// How many are open.
  int count() {
    return byMasterToken.size();
  }

  /// Ends the sessions that nobody can renew any more, but for those at work.
  private void endOld() {
    Instant now = clock.instant();
    for (Entry entry : byMasterToken.values()) {
      if (entry.masterEnd().isBefore(now) && !entry.session().lock().isLocked()) {
        forget(entry);
        entry.session().close();
      }
    }
  }

  /// The session of a request.
  ///
  /// @throws SnowflakeError 390112 when its token is unknown or too old: the driver then renews it
  SnowflakeSession of(String sessionToken) {
    Entry entry = bySessionToken.get(sessionToken);
    if (entry == null || entry.sessionEnd().isBefore(clock.instant())) {
      throw new SnowflakeError(390112, "08001", "Your session has expired. Please login again.");
    }
    return entry.session();
  }

  /// New tokens for a session.
  ///
  /// @throws SnowflakeError 390111 when the session is gone: the driver must log in again
  Tokens renew(String masterToken) {
    Entry entry = byMasterToken.get(masterToken);
    if (entry == null || entry.masterEnd().isBefore(clock.instant())) {
      throw new SnowflakeError(
          390111, "08001", "Session no longer exists.  New login required to access the service.");
    }
    forget(entry);
    return keep(entry.session());
  }

  /// Ends a session, if it is still there.
  void close(String sessionToken) {
    Entry entry = bySessionToken.get(sessionToken);
    if (entry != null) {
      forget(entry);
      entry.session().close();
    }
  }

  @Override
  public void close() {
    for (String token : bySessionToken.keySet()) {
      close(token);
    }
  }

  private Tokens keep(SnowflakeSession session) {
    Tokens tokens = new Tokens("session-" + ids.get(), "master-" + ids.get());
    Instant now = clock.instant();
    Entry entry = new Entry(session, tokens, now.plus(SESSION_VALIDITY), now.plus(MASTER_VALIDITY));
    bySessionToken.put(tokens.session(), entry);
    byMasterToken.put(tokens.master(), entry);
    return tokens;
  }

  private void forget(Entry entry) {
    bySessionToken.remove(entry.tokens().session());
    byMasterToken.remove(entry.tokens().master());
  }
}
