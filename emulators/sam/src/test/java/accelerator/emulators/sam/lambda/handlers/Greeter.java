package accelerator.emulators.sam.lambda.handlers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Answers whatever it is asked with the variable `GREETING`.
public final class Greeter implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String body = "{\"statusCode\":200,\"body\":\"%s\"}".formatted(System.getenv("GREETING"));
    output.write(body.getBytes(UTF_8));
  }
}
