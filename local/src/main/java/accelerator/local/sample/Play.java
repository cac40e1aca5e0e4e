package accelerator.local.sample;

/// One play of one title.
///
/// @param id of the play, and with a prefix of its page view
/// @param second when it began, in epoch seconds
/// @param playedSeconds how long it was played
record Play(
    Viewer viewer, Title title, String id, String sessionId, long second, int playedSeconds) {
  /// What Snowplow's dbt package counts as valid: more than this many seconds (its
  /// `snowplow__valid_play_sec`).
  static final int VALID_SECONDS = 30;

  private static final double COMPLETE = .99;

  boolean isValid() {
    return playedSeconds > VALID_SECONDS;
  }

  double share() {
    return Math.min(1, (double) playedSeconds / title.durationSeconds());
  }

  boolean isComplete() {
    return share() >= COMPLETE;
  }

  long endSecond() {
    return second + playedSeconds;
  }
}
