package accelerator.warehouse;

import accelerator.core.InvalidInput;
import accelerator.core.StackRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Whose a thing in Snowflake is. The owner's name is its comment there: the ARN of the stack
/// without its random end, so that a stack made anew takes over what its forerunner had to leave.
///
/// @param name such as `arn:aws:cloudformation:eu-west-1:000000000000:stack/shop`
/// @param externalId what Snowflake says when it assumes the stack's role: the same for all of a
///   stack's life, another one for every stack
record StackOwner(String name, String externalId) {

  static StackOwner of(StackRequest request) {
    return of(request.stackId());
  }

  /// @param id the ARN of a stack, such as
  ///   `arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/a1b2`
  /// @throws InvalidInput when it is none
  static StackOwner of(String id) {
    int end = id.lastIndexOf('/');
    if (!id.matches("arn:[^/]+:stack/[A-Za-z][A-Za-z0-9-]*/[^/]+")) {
      throw new InvalidInput("StackId must be the ARN of a stack, was '%s'".formatted(id));
    }
    return new StackOwner(id.substring(0, end), digest(id));
  }

  /// The stack's own name, such as `shop`.
  String stackName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /// How the tags of the stack's statements begin, such as `shop-1a2b3c4d`: a stack of the same
  /// name in another account or region, which may be the same user of Snowflake's, has another.
  String tag() {
    return stackName() + "-" + digest(name).substring(0, 8);
  }

  /// The cloud that the stack is in.
  AwsCloud cloud() {
    return AwsCloud.of(name);
  }

  /// How the names of the stack's tables begin, such as `SHOP_EU_`: a stack's own name has hyphens
  /// and no underscores.
  String tablePrefix() {
    return stackName().replace('-', '_').toUpperCase(Locale.ROOT) + "_";
  }

  /// A property of a request.
  ///
  /// @throws InvalidInput when it is not there
  static String property(JsonNode properties, String name) {
    String text = properties.path(name).asText();
    if (text.isBlank()) {
      throw new InvalidInput("a custom resource must have the property %s".formatted(name));
    }
    return text;
  }

  /// The first half of a SHA-256, in hexadecimal digits.
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("SHA-256 is part of every JDK", failure);
    }
  }
}
