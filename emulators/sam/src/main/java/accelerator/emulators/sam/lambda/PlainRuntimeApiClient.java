package accelerator.emulators.sam.lambda;

import com.amazonaws.services.lambda.runtime.api.client.logging.LambdaContextLogger;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.DtoSerializers;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.LambdaError;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.LambdaRuntimeApiClient;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.LambdaRuntimeClientException;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/// The Runtime API, version 2018-06-01, over Java's own HTTP. What the API answers with another
/// status than it should is a {@link LambdaRuntimeClientException}, as it is in the native client.
final class PlainRuntimeApiClient implements LambdaRuntimeApiClient {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final String base;

  /// @param address host and port
  PlainRuntimeApiClient(String address) {
    this.base = "http://" + address + "/2018-06-01/runtime/";
  }

  /// Waits for the next call, as long as it takes.
  @Override
  public InvocationRequest nextInvocation() throws IOException {
    HttpURLConnection connection = opened("invocation/next");
    checked(connection, OK);
    InvocationRequest request = new InvocationRequest();
    request.setId(connection.getHeaderField("Lambda-Runtime-Aws-Request-Id"));
    request.setInvokedFunctionArn(connection.getHeaderField("Lambda-Runtime-Invoked-Function-Arn"));
    request.setDeadlineTimeInMs(connection.getHeaderFieldLong("Lambda-Runtime-Deadline-Ms", 0));
    request.setXrayTraceId(connection.getHeaderField("Lambda-Runtime-Trace-Id"));
    request.setClientContext(connection.getHeaderField("Lambda-Runtime-Client-Context"));
    request.setCognitoIdentity(connection.getHeaderField("Lambda-Runtime-Cognito-Identity"));
    request.setTenantId(connection.getHeaderField("Lambda-Runtime-Aws-Tenant-Id"));
    try (InputStream body = connection.getInputStream()) {
      request.setContent(body.readAllBytes());
    }
    return request;
  }

  /// Only functions of several calls at once, which Lambda's managed instances run, ask so.
  @Override
  public InvocationRequest nextInvocationWithExponentialBackoff(LambdaContextLogger logger)
      throws IOException {
    return nextInvocation();
  }

  @Override
  public void reportInvocationSuccess(String requestId, byte[] response) throws IOException {
    HttpURLConnection connection = opened("invocation/" + requestId + "/response");
    send(connection, response);
  }

  @Override
  public void reportInvocationError(String requestId, LambdaError error) throws IOException {
    report("invocation/" + requestId + "/error", error);
  }

  @Override
  public void reportInitError(LambdaError error) throws IOException {
    report("init/error", error);
  }

  @Override
  public void restoreNext() throws IOException {
    HttpURLConnection connection = opened("restore/next");
    checked(connection, OK);
    drained(connection);
  }

  @Override
  public void reportRestoreError(LambdaError error) throws IOException {
    report("restore/error", error);
  }

  private void report(String path, LambdaError error) throws IOException {
    HttpURLConnection connection = opened(path);
    connection.setRequestProperty(
        "Lambda-Runtime-Function-Error-Type", error.errorType.getRapidError());
    send(connection, DtoSerializers.serialize(error.errorRequest));
  }

  private HttpURLConnection opened(String path) throws IOException {
    return (HttpURLConnection) URI.create(base + path).toURL().openConnection(Proxy.NO_PROXY);
  }

  private static void send(HttpURLConnection connection, byte[] body) throws IOException {
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setFixedLengthStreamingMode(body.length);
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    checked(connection, ACCEPTED);
    drained(connection);
  }

  private static void checked(HttpURLConnection connection, int expected) throws IOException {
    int status = connection.getResponseCode();
    if (status != expected) {
      throw new LambdaRuntimeClientException(connection.getURL().toString(), status);
    }
  }

  /// Reads an answer to its end, so that the connection serves the next request.
  private static void drained(HttpURLConnection connection) throws IOException {
    try (InputStream body = connection.getInputStream()) {
      body.readAllBytes();
    }
  }
}
