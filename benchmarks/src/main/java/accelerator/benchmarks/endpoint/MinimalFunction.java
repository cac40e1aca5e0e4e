package accelerator.benchmarks.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsResponse;

/// The least that a function can do for a recommendation: one client, one call, its item ids. What
/// the endpoint's start is measured against.
public final class MinimalFunction implements RequestStreamHandler {
  private final PersonalizeRuntimeClient client =
      PersonalizeRuntimeClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    GetRecommendationsResponse response =
        client.getRecommendations(
            request ->
                request
                    .recommenderArn(System.getenv("RECOMMENDER_ARN"))
                    .userId(System.getenv("USER_ID"))
                    .numResults(25));
    StringBuilder items = new StringBuilder();
    response.itemList().forEach(item -> items.append(item.itemId()).append(' '));
    output.write("{\"statusCode\":200,\"body\":\"%s\"}".formatted(items).getBytes(UTF_8));
  }
}
