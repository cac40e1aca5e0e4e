package accelerator.emulators.sam.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/// Takes and returns objects, which the runtime reads and writes as JSON.
public final class Doubler implements RequestHandler<Map<String, Integer>, Map<String, Integer>> {
  @Override
  public Map<String, Integer> handleRequest(Map<String, Integer> input, Context context) {
    return Map.of("twice", input.getOrDefault("number", 0) * 2);
  }
}
