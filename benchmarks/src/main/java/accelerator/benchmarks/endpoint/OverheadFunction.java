package accelerator.benchmarks.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.recommend.BufferedConnections;
import accelerator.recommend.RecommendFunction;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;

/// What the endpoint's handler adds to the bare call of Personalize, all in one process, in turn.
/// The payload is an event of the endpoint; the answer is three medians in microseconds: of the
/// bare call over the SDK's stock connections, of the same over the endpoint's, and the handler's.
public final class OverheadFunction implements RequestStreamHandler {
  private static final int WARM_UP = 3_000;
  private static final int CALLS = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Map<String, List<String>> COLUMNS =
      Map.of("ITEMS", List.of(System.getenv().getOrDefault("ITEM_COLUMNS", "NAME").split(",")));

  private final RecommendFunction endpoint = new RecommendFunction();
  private final PersonalizeRuntimeClient stock =
      PersonalizeRuntimeClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  private final PersonalizeRuntimeClient whole =
      PersonalizeRuntimeClient.builder()
          .httpClient(UrlConnectionHttpClient.create(new BufferedConnections(PATIENCE, PATIENCE)))
          .build();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] event = input.readAllBytes();
    for (int call = 0; call < WARM_UP; call++) {
      bare(stock);
      bare(whole);
      handler(event, context);
    }
    long[] stocks = new long[CALLS];
    long[] bares = new long[CALLS];
    long[] handlers = new long[CALLS];
    for (int call = 0; call < CALLS; call++) {
      stocks[call] = bare(stock);
      bares[call] = bare(whole);
      handlers[call] = handler(event, context);
    }
    output.write(
        String.format(
                Locale.ROOT,
                "{\"stock\":%d,\"bare\":%d,\"handler\":%d}",
                median(stocks),
                median(bares),
                median(handlers))
            .getBytes(UTF_8));
  }

  private static long bare(PersonalizeRuntimeClient client) {
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

  private long handler(byte[] event, Context context) throws IOException {
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
