package accelerator.local.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.recommend.RecommendFunction;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;

/// What the endpoint's handler adds to the bare call of Personalize, both in one process, in turn.
/// The payload is an event of the endpoint; the answer is two medians in microseconds, the bare
/// call's and the handler's.
public final class OverheadFunction implements RequestStreamHandler {
  private static final int WARM_UP = 3_000;
  private static final int CALLS = 3_000;
  private static final Map<String, List<String>> COLUMNS =
      Map.of("ITEMS", List.of(System.getenv().getOrDefault("ITEM_COLUMNS", "NAME").split(",")));

  private final RecommendFunction endpoint = new RecommendFunction();
  private final PersonalizeRuntimeClient client =
      PersonalizeRuntimeClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] event = input.readAllBytes();
    for (int call = 0; call < WARM_UP; call++) {
      bare();
      whole(event, context);
    }
    long[] bare = new long[CALLS];
    long[] whole = new long[CALLS];
    for (int call = 0; call < CALLS; call++) {
      bare[call] = bare();
      whole[call] = whole(event, context);
    }
    output.write(
        "{\"bare\":%d,\"handler\":%d}".formatted(median(bare), median(whole)).getBytes(UTF_8));
  }

  private long bare() {
    long began = System.nanoTime();
    client.getRecommendations(
        request ->
            request
                .recommenderArn(System.getenv("RECOMMENDER_ARN"))
                .userId(System.getenv("USER_ID"))
                .numResults(12)
                .metadataColumns(COLUMNS));
    return System.nanoTime() - began;
  }

  private long whole(byte[] event, Context context) throws IOException {
    long began = System.nanoTime();
    endpoint.handleRequest(
        new ByteArrayInputStream(event), OutputStream.nullOutputStream(), context);
    return System.nanoTime() - began;
  }

  private static long median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1_000;
  }
}
