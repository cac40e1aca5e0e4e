package accelerator.emulators.sam.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.loopback.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lambda's `Invoke` over HTTP on 127.0.0.1, so that an SDK or a command line can call the hosted
/// functions. Only the invocation type `RequestResponse` is known, and no other operation.
public final class InvokeApi implements AutoCloseable {
  private static final Pattern INVOCATIONS =
      Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
  private static final Pattern QUALIFIER = Pattern.compile("(?:^|&)Qualifier=([^&]+)");

  private final LoopbackServer server;

  private InvokeApi(LoopbackServer server) {
    this.server = server;
  }

  /// Serves the functions of a host, which stays its owner's to close.
  ///
  /// @param port the port on 127.0.0.1, or 0 for any free one
  /// @throws accelerator.emulators.loopback.PortTaken when another process listens on it
  public static InvokeApi start(FunctionInvoker functions, int port) {
    return new InvokeApi(
        LoopbackServer.start(
            LoopbackSettings.of("Lambda", port).withBodyLimit(LambdaHost.REQUEST_LIMIT),
            new Invocations(functions)));
  }

  /// Where clients point `AWS_ENDPOINT_URL_LAMBDA`.
  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    server.close();
  }

  private record Invocations(FunctionInvoker functions) implements LoopbackHandler {
    @Override
    public LoopbackAnswer answer(LoopbackRequest request) {
      Matcher path = INVOCATIONS.matcher(request.path());
      if (!path.matches() || !request.isPost()) {
        return refused(404, "UnknownOperationException", "Only Invoke is supported here");
      }
      String type = request.header("x-amz-invocation-type").orElse("RequestResponse");
      if (!type.equals("RequestResponse")) {
        return refused(400, "InvalidParameterValueException", "Not supported here: " + type);
      }
      if (request.isTooLarge()) {
        return refused(
            413, "RequestTooLargeException", "Request must be smaller than 6291456 bytes");
      }
      Matcher qualifier = QUALIFIER.matcher(request.query());
      String name = URLDecoder.decode(path.group(1), UTF_8);
      return invoke(
          qualifier.find() ? name + ":" + URLDecoder.decode(qualifier.group(1), UTF_8) : name,
          request.text().isEmpty() ? "{}" : request.text());
    }

    private LoopbackAnswer invoke(String function, String payload) {
      try {
        StrictJson.read(payload);
      } catch (IOException failure) {
        return refused(
            400,
            "InvalidRequestContentException",
            "Could not parse request body into json: " + failure.getMessage());
      }
      try {
        Invocation invocation = functions.invoke(function, payload);
        LoopbackAnswer answer =
            LoopbackAnswer.text(200, "application/json", invocation.payload())
                .with("X-Amz-Executed-Version", "$LATEST");
        return switch (invocation) {
          case Invocation.Returned _ -> answer;
          case Invocation.Failed _ -> answer.with("X-Amz-Function-Error", "Unhandled");
        };
      } catch (NoSuchFunction failure) {
        return refused(
            404, "ResourceNotFoundException", "Function not found: " + failure.reference());
      }
    }

    @Override
    public LoopbackAnswer failed(LoopbackRequest request, Throwable failure) {
      return refused(500, "ServiceException", "The emulator failed: " + failure);
    }

    private static LoopbackAnswer refused(int status, String type, String message) {
      return LoopbackAnswer.of(
              status,
              StrictJson.bytes(StrictJson.object().put("Type", "User").put("Message", message)))
          .with("content-type", "application/json")
          .with("x-amzn-ErrorType", type);
    }
  }
}
