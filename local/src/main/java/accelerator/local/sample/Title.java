package accelerator.local.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A film or an episode of the invented library.
///
/// @param number from 0 on
/// @param label what the player calls it, and the catalogue too
/// @param genres one to three, the first one its own
/// @param createdSecond when it came into the library, in epoch seconds
/// @param durationSeconds how long it is
/// @param place where it stands in its series; empty for a film
/// @param isRiser whether it rises in the last weeks
/// @param isListed whether the catalogue knows it
public record Title(
    int number,
    String label,
    List<String> genres,
    long createdSecond,
    int durationSeconds,
    Optional<Place> place,
    boolean isRiser,
    boolean isListed) {

  /// An episode's place in its series.
  ///
  /// @param episode from 0 on, through all seasons
  public record Place(int series, int episode) {}

  public Title {
    genres = List.copyOf(genres);
  }

  /// Snowplow's hash of player, label, media type and player type.
  public String mediaIdentifier() {
    try {
      byte[] text = ("player|" + label + "|video|html5").getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
