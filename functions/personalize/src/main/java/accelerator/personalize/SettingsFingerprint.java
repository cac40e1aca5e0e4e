package accelerator.personalize;

import accelerator.core.Json;
import accelerator.core.StackAnswers;
import accelerator.core.StackRequest;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The Lambda function of `Custom::Fingerprint`: answers one short text for all the settings that
/// are the resource's properties, as `Fingerprint`. The template hands it to every function as the
/// description of its version, so that a changed setting publishes a new one: SAM looks at the
/// template's text, where a parameter's value does not stand, and an alias would go on serving the
/// version with the old settings (aws/serverless-application-model, issues 1640 and 3820).
public final class SettingsFingerprint implements RequestStreamHandler {
  /// CloudFormation's own properties, which are no settings.
  private static final Set<String> NOT_SETTINGS = Set.of("ServiceToken", "ServiceTimeout");

  private final StackAnswers answers;

  /// As Lambda makes it.
  public SettingsFingerprint() {
    this(new StackAnswers(HttpClient.newHttpClient()));
  }

  SettingsFingerprint(StackAnswers answers) {
    this.answers = answers;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    StackRequest request = StackRequest.of(Json.parse(input));
    answers.succeeded(
        request, "settings", Map.of("Fingerprint", fingerprint(request.properties())));
  }

  /// Twelve hexadecimal digits of a SHA-256; the order of the properties does not matter.
  static String fingerprint(JsonNode properties) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    properties.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
    sorted.keySet().removeAll(NOT_SETTINGS);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(Json.write(sorted).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("SHA-256 is part of every JDK", failure);
    }
  }
}
