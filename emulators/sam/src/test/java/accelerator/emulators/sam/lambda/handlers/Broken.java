package accelerator.emulators.sam.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/// Cannot be constructed.
public final class Broken implements RequestStreamHandler {
  public Broken() {
    throw new IllegalStateException("no BUCKET");
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    throw new AssertionError("never reached");
  }
}
