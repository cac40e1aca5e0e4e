package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The driver's requests as they come over HTTP: whatever goes wrong is an answer in Snowflake's
/// error shape.
record DriverHandler(DriverEndpoints endpoints) implements LoopbackHandler {
  @Override
  public LoopbackAnswer answer(LoopbackRequest request) {
    try {
      Optional<byte[]> answer = endpoints.answer(DriverRequest.of(request));
      return answer
          .map(found -> json(200, found))
          .orElseGet(
              () ->
                  json(
                      404,
                      "no such endpoint: %s %s"
                          .formatted(request.method(), request.path())
                          .getBytes(StandardCharsets.UTF_8)));
    } catch (SnowflakeError failure) {
      return json(200, DriverAnswers.failure(failure));
    } catch (IOException failure) {
      return json(200, DriverAnswers.failure(SnowflakeError.internal(failure.toString())));
    }
  }

  @Override
  public LoopbackAnswer failed(LoopbackRequest request, Throwable failure) {
    return json(200, DriverAnswers.failure(SnowflakeError.internal(failure.toString())));
  }

  private static LoopbackAnswer json(int status, byte[] body) {
    return LoopbackAnswer.of(status, body).with("content-type", "application/json");
  }
}
