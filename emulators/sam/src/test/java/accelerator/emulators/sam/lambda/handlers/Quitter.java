package accelerator.emulators.sam.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/// Ends its JVM while it starts.
public final class Quitter implements RequestStreamHandler {
  public Quitter() {
    Runtime.getRuntime().halt(4);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    throw new AssertionError("never reached");
  }
}
