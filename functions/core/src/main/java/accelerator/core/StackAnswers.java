package accelerator.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// The answers to CloudFormation's requests: one HTTP PUT each, tried three times. The URL is
/// signed for a request without a content type (AWS CloudFormation user guide, custom resource
/// response objects), so none is sent.
public final class StackAnswers {
  /// The most that CloudFormation reads, in bytes.
  static final int LONGEST = 4096;

  private static final int TRIES = 3;
  private static final int CUT = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http;

  public StackAnswers(HttpClient http) {
    this.http = http;
  }

  /// Says that it is done.
  ///
  /// @param physicalResourceId names the resource; another one than before makes CloudFormation
  ///   delete the old one
  /// @param data what `!GetAtt` gives
  public void succeeded(StackRequest request, String physicalResourceId, Map<String, String> data) {
    ObjectNode answer = answer(request, "SUCCESS", physicalResourceId);
    answer.set("Data", Json.tree(data));
    send(request, bytes(answer));
  }

  /// Says that it could not be done.
  ///
  /// @param reason for the stack's events; cut where the whole answer would be longer than 4096
  ///   bytes
  public void failed(StackRequest request, String physicalResourceId, String reason) {
    ObjectNode answer = answer(request, "FAILED", physicalResourceId);
    String text = reason.isBlank() ? "no reason was given" : reason;
    byte[] body = bytes(answer.put("Reason", text));
    while (body.length > LONGEST && text.length() > CUT) {
      text = text.substring(0, text.length() - CUT);
      body = bytes(answer.put("Reason", text + " .."));
    }
    send(request, body);
  }

  private static ObjectNode answer(StackRequest request, String status, String physicalResourceId) {
    return Json.object()
        .put("Status", status)
        .put("PhysicalResourceId", physicalResourceId)
        .put("StackId", request.stackId())
        .put("RequestId", request.requestId())
        .put("LogicalResourceId", request.logicalResourceId());
  }

  private static byte[] bytes(ObjectNode answer) {
    return Json.write(answer).getBytes(StandardCharsets.UTF_8);
  }

  /// @throws ServiceUnavailable when no try came through; its message does not hold the URL
  private void send(StackRequest request, byte[] body) {
    String problem = "";
    for (int tried = 0; tried < TRIES; tried++) {
      try {
        int status =
            http.send(
                    HttpRequest.newBuilder(request.responseUrl())
                        .timeout(PATIENCE)
                        .PUT(BodyPublishers.ofByteArray(body))
                        .build(),
                    BodyHandlers.discarding())
                .statusCode();
        if (status / 100 == 2) {
          return;
        }
        problem = "HTTP status " + status;
      } catch (IOException failure) {
        problem = failure.getClass().getSimpleName();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw unsent(request, "interrupted");
      }
    }
    throw unsent(request, problem);
  }

  private static ServiceUnavailable unsent(StackRequest request, String problem) {
    return new ServiceUnavailable(
        "CloudFormation could not be answered for %s: %s"
            .formatted(request.logicalResourceId(), problem),
        new IOException(problem));
  }
}
