package accelerator.local.sample;

import accelerator.core.Domain;
import accelerator.local.sample.SourceTable.Column;
import accelerator.local.sample.SourceTable.Value;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The three source tables of a film library. Times are UTC.
final class LibraryTables {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final LibraryWords WORDS = LibraryWords.read();

  /// A member and what the member pays for.
  record Subscriber(String userId, String subscriptionModel) {}

  /// Snowplow's `snowplow_media_player_base`, in the order of the dbt package snowplow-media-player
  /// 0.9.3 and 1.0.0.
  static final SourceTable<Play> PLAYS =
      new SourceTable<>(
          Domain.VIDEO_ON_DEMAND.sourceTable(),
          List.of(
              column("play_id", Play::id),
              column("page_view_id", play -> "p" + play.id().substring(1)),
              column("page_view_id_array", play -> "p" + play.id().substring(1)),
              column("media_identifier", play -> play.title().mediaIdentifier()),
              column("player_id", _ -> "player"),
              column("media_label", play -> play.title().label()),
              column("session_identifier", Play::sessionId),
              column("app_id", _ -> "sample-library"),
              column("domain_sessionid_array", Play::sessionId),
              column("user_identifier", play -> play.viewer().cookie()),
              column("user_id", play -> play.viewer().isMember() ? play.viewer().userId() : null),
              column("page_referrer", _ -> null),
              column("page_url", _ -> "https://library.example/watch"),
              column("source_url", _ -> null),
              column("geo_region_name", _ -> null),
              column("br_name", _ -> "Firefox"),
              column("dvce_type", play -> play.viewer().number() % 3 == 0 ? "TV" : "Computer"),
              column("os_name", _ -> "Linux"),
              column("os_timezone", _ -> "Etc/UTC"),
              column("platform", _ -> "web"),
              column("duration_secs", play -> play.title().durationSeconds()),
              column("media_type", _ -> "video"),
              column("media_player_type", _ -> "html5"),
              column("start_tstamp", play -> time(play.second())),
              column("end_tstamp", play -> time(play.endSecond())),
              column("avg_playback_rate", _ -> 1),
              column("play_time_secs", Play::playedSeconds),
              column("play_time_muted_secs", _ -> 0),
              column("paused_time_secs", _ -> 0),
              column("buffering_time_secs", _ -> 0),
              column("ads_time_secs", _ -> 0),
              column("seeks", _ -> 0),
              column("ads", _ -> 0),
              column("ads_clicked", _ -> 0),
              column("ads_skipped", _ -> 0),
              column("ad_breaks", _ -> 0),
              column("is_played", _ -> true),
              column("is_valid_play", Play::isValid),
              column("is_complete_play", Play::isComplete),
              column("retention_rate", play -> share(play.share())),
              column("percent_progress_reached", _ -> null),
              column("content_watched_secs", Play::playedSeconds),
              column("content_watched_percent", play -> share(play.share()))));

  /// The library's own catalogue: Personalize's reserved columns for video items under plain names.
  static final SourceTable<Title> CATALOGUE =
      new SourceTable<>(
          "video_catalogue",
          List.of(
              column("media_identifier", Title::mediaIdentifier),
              column("title", Title::label),
              column("genres", title -> String.join("|", title.genres())),
              column("created_at", title -> time(title.createdSecond())),
              column("price", _ -> null),
              column("duration", Title::durationSeconds),
              column("genre_l2", _ -> null),
              column("genre_l3", _ -> null),
              column("average_rating", LibraryTables::rating),
              column("product_description", LibraryTables::description),
              column("content_owner", title -> pick(WORDS.owners(), title)),
              column("content_classification", title -> pick(WORDS.classifications(), title))));

  /// The members and their subscriptions.
  static final SourceTable<Subscriber> SUBSCRIBERS =
      new SourceTable<>(
          "video_subscribers",
          List.of(
              column("user_id", Subscriber::userId),
              column("subscription_model", Subscriber::subscriptionModel)));

  private LibraryTables() {}

  private static <R> Column<R> column(String name, Value<R> value) {
    return new Column<>(name, value);
  }

  private static String time(long second) {
    return TIME.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.2f", share);
  }

  private static String rating(Title title) {
    return String.format(
        Locale.ROOT, "%.1f", 2.5 + Math.floorMod(title.label().hashCode(), 25) / 10.0);
  }

  private static String description(Title title) {
    String kind = title.place().isPresent() ? "An episode of a series" : "A film";
    return "%s for those who like %s."
        .formatted(kind, String.join(" and ", title.genres()).toLowerCase(Locale.ROOT));
  }

  private static String pick(List<String> words, Title title) {
    String series = title.label().replaceFirst(" S\\d\\dE\\d\\d$", "");
    return words.get(Math.floorMod(series.hashCode(), words.size()));
  }
}
