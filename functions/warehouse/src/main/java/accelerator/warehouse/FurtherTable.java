package accelerator.warehouse;

import accelerator.core.Domain;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A table of the team's own that a dataset is made of, besides the domain's source. A dataset
/// whose table is not set is not made, and the run goes on without it; one that is set and not
/// there ends the domain.
enum FurtherTable {
  /// What the trackers do not tell of videos: `items` of video on demand.
  VIDEO_CATALOGUE(Domain.VIDEO_ON_DEMAND),
  /// Who subscribes to what: `users` of video on demand.
  VIDEO_SUBSCRIBERS(Domain.VIDEO_ON_DEMAND);

  private final Domain domain;

  FurtherTable(Domain domain) {
    this.domain = domain;
  }

  static List<FurtherTable> of(Domain domain) {
    return Arrays.stream(values()).filter(table -> table.domain == domain).toList();
  }

  /// The place that SQL has for it, and the name of its DDL and of its sample's file, such as
  /// `video_catalogue`.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The environment variable that names the team's own.
  String variable() {
    return name();
  }
}
