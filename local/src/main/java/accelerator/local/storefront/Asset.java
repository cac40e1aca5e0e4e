package accelerator.local.storefront;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of the storefront, held in memory.
///
/// @param tag its strong entity tag, quotes included
record Asset(String contentType, String tag, byte[] content) {
  private static final Pattern LISTED = Pattern.compile("(?:W/)?(\"[^\"]*\")");

  /// Reads a file that stands beside this class on the class path.
  static Asset read(String name) {
    try (InputStream file = Asset.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the storefront's file %s is missing".formatted(name));
      }
      byte[] content = file.readAllBytes();
      return new Asset(contentType(name), tag(content), content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Whether a value of `If-None-Match` names this content: `*`, or a list with its tag.
  boolean isNamedBy(String ifNoneMatch) {
    if (ifNoneMatch.strip().equals("*")) {
      return true;
    }
    Matcher listed = LISTED.matcher(ifNoneMatch);
    return listed.results().anyMatch(one -> one.group(1).equals(tag));
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("no content type is known for " + name);
    };
  }

  private static String tag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "\"%s\"".formatted(HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
