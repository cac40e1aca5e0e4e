package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/// An issuer's documents by HTTP, each within a second and a half as API Gateway reads them, and a
/// megabyte.
final class HttpIssuerDocuments implements IssuerDocuments {
  private static final int MILLIS = 1500;
  private static final int MOST_BYTES = 1 << 20;

  @Override
  public JsonNode read(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      connection.setInstanceFollowRedirects(false);
      try (InputStream body = connection.getInputStream()) {
        return Json.parse(new ByteArrayInputStream(body.readNBytes(MOST_BYTES)));
      }
    } catch (IOException | IllegalArgumentException | ClassCastException | InvalidInput failure) {
      throw new StorageFailed("%s cannot be read: %s".formatted(url, failure.getMessage()));
    }
  }
}
