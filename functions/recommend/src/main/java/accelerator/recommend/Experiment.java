package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Recommender;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A share of the users gets other answers from a recommender than the rest, always the same users.
///
/// @param name also what the users are drawn by: another name draws others
/// @param recommender whose callers take part
/// @param percent the share of users, 1..99
/// @param instead who answers them; the popular list when empty
record Experiment(
    String name, Recommender recommender, int percent, Optional<Recommender> instead) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,50}");
  private static final String POPULAR = "popular";
  private static final String CONTROL = "control";

  /// What one user gets.
  ///
  /// @param variant `control`, the key of another recommender, or `popular`
  record Assignment(String name, String variant, boolean isControl) {
    boolean isPopular() {
      return variant.equals(POPULAR);
    }

    /// The recommender that answers in place of the one that was asked.
    Optional<Recommender> instead() {
      return Recommender.find(variant);
    }
  }

  Experiment {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput(
          "experiment name must be 1..50 letters, digits, - and _, was '%s'".formatted(name));
    }
    if (percent < 1 || percent > 99) {
      throw new InvalidInput("percent of %s must be 1..99, was %d".formatted(name, percent));
    }
    if (instead.filter(other -> !mayReplace(other, recommender)).isPresent()) {
      throw new InvalidInput(
          "%s must be of the domain of %s and need no more than it, in experiment %s"
              .formatted(instead.get().key(), recommender.key(), name));
    }
  }

  /// The experiments of a setting: a JSON array of `{"name", "recommender", "percent", "instead"}`,
  /// where `instead` is a recommender or `popular`. None when it is empty.
  ///
  /// @throws InvalidInput naming what is wrong
  static List<Experiment> parse(String setting) {
    List<Experiment> experiments = new ArrayList<>();
    if (setting.isBlank()) {
      return experiments;
    }
    JsonNode list = Json.parse(setting);
    if (!list.isArray()) {
      throw new InvalidInput("EXPERIMENTS must be a JSON array, was '%s'".formatted(setting));
    }
    for (JsonNode each : list) {
      String instead = each.path("instead").asText();
      experiments.add(
          new Experiment(
              each.path("name").asText(),
              Recommender.of(each.path("recommender").asText()),
              each.path("percent").asInt(),
              instead.equals(POPULAR) ? Optional.empty() : Optional.of(Recommender.of(instead))));
    }
    return experiments;
  }

  /// What a user gets. It depends on the name and the user only.
  Assignment of(String userId) {
    String variant = instead.map(Recommender::key).orElse(POPULAR);
    return isDrawn(userId)
        ? new Assignment(name, variant, false)
        : new Assignment(name, CONTROL, true);
  }

  private boolean isDrawn(String userId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest("%s\n%s".formatted(name, userId).getBytes(StandardCharsets.UTF_8));
      long drawn = Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
      return drawn * 100 < percent * (1L << 32);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean mayReplace(Recommender other, Recommender recommender) {
    return other.domain() == recommender.domain()
        && other != recommender
        && (!other.needsItemId() || recommender.needsItemId());
  }
}
