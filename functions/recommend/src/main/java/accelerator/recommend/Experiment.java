package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An experiment: a share of the users who ask one recommender is answered by another one of its
/// domain, or by the popular list. Who is in that share follows from the experiment's name and the
/// user's id alone, so that it is the same in every answer, on every instance, for ever.
///
/// @param percent the share, 1..99
/// @param variant who answers the share; the popular list when empty
record Experiment(
    String name, Recommender recommender, Optional<Recommender> variant, int percent) {
  private static final String POPULAR = "popular";

  /// What everybody else is in.
  static final String CONTROL = "control";

  /// The experiments of a setting: `name:recommender:variant:percent`, separated by commas; the
  /// variant is a recommender or `popular`. Such as `autumn:recommended-for-you:most-viewed:20`.
  ///
  /// @throws InvalidInput naming the one that is wrong
  static List<Experiment> parse(String setting) {
    if (setting.isBlank()) {
      return List.of();
    }
    return Arrays.stream(setting.split(",", -1))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(Experiment::one)
        .toList();
  }

  private static Experiment one(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 4 || !parts[0].matches("[A-Za-z0-9_-]{1,40}")) {
      throw new InvalidInput(
          "an experiment must be name:recommender:variant:percent, was '%s'".formatted(text));
    }
    int percent = Question.number(parts[3]);
    if (percent < 1 || percent > 99) {
      throw new InvalidInput("the percent of '%s' must be 1..99".formatted(text));
    }
    Recommender recommender = Recommender.of(parts[1]);
    Optional<Recommender> variant =
        parts[2].equals(POPULAR) ? Optional.empty() : Optional.of(Recommender.of(parts[2]));
    boolean fits =
        variant
            .filter(other -> other.domain() != recommender.domain() || other == recommender)
            .isEmpty();
    if (!fits
        || variant.filter(Recommender::needsItemId).isPresent() && !recommender.needsItemId()) {
      throw new InvalidInput(
          "the variant of '%s' must be another recommender of the domain that needs no more ids"
              .formatted(text));
    }
    return new Experiment(parts[0], recommender, variant, percent);
  }

  /// Whether a user is in the share.
  boolean has(String userId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((name + "\n" + userId).getBytes(StandardCharsets.UTF_8));
      return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), 100) < percent;
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// What the variant is called.
  String variantName() {
    return variant.map(Recommender::key).orElse(POPULAR);
  }
}
