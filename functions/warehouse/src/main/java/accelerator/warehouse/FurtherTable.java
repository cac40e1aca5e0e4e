package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A table of the team's own that a dataset is made of, besides the domain's source. A dataset
/// whose table is not named is not made, and the run goes on without it; one that is named and not
/// there ends the domain.
enum FurtherTable {
  /// What the trackers do not tell of videos: `items` of video on demand.
  VIDEO_CATALOGUE(Domain.VIDEO_ON_DEMAND, Dataset.ITEMS, "VideoCatalogue"),
  /// Who subscribes to what: `users` of video on demand.
  VIDEO_SUBSCRIBERS(Domain.VIDEO_ON_DEMAND, Dataset.USERS, "VideoSubscribers");

  private final Domain domain;
  private final Dataset dataset;
  private final String parameter;

  FurtherTable(Domain domain, Dataset dataset, String parameter) {
    this.domain = domain;
    this.dataset = dataset;
    this.parameter = parameter;
  }

  static List<FurtherTable> of(Domain domain) {
    return Arrays.stream(values()).filter(table -> table.domain == domain).toList();
  }

  /// That which a dataset is made of; none where that is the domain's source.
  static Optional<FurtherTable> of(Domain domain, Dataset dataset) {
    return of(domain).stream().filter(table -> table.dataset == dataset).findFirst();
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

  /// The stack's parameter that names the team's own.
  String parameter() {
    return parameter;
  }
}
