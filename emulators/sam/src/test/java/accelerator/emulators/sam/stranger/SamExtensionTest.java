package accelerator.emulators.sam.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.sam.junit.SamExtension;
import accelerator.emulators.sam.lambda.Invocation.Returned;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class SamExtensionTest {
  private static final Path TEMPLATE =
      Path.of("target/test-classes/accelerator/emulators/sam/stranger/greetings.yaml");

  @RegisterExtension static final SamExtension SHARED = new SamExtension(TEMPLATE);

  @RegisterExtension
  final SamExtension own = new SamExtension(TEMPLATE).withParameter("Greeting", "good morning");

  private static String send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static String get(URI api) throws Exception {
    return send(HttpRequest.newBuilder(api.resolve("/greeting")).build());
  }

  @Test
  void answersAtTheTemplatesRoutes() throws Exception {
    assertThat(get(SHARED.api())).isEqualTo("hello");
    assertThat(get(own.api())).isEqualTo("good morning");
  }

  @Test
  void answersLambdasInvoke() throws Exception {
    URI invoke =
        SHARED.lambda().resolve("/2015-03-31/functions/test-Greet/invocations?Qualifier=$LATEST");

    assertThat(send(HttpRequest.newBuilder(invoke).POST(BodyPublishers.ofString("{}")).build()))
        .isEqualTo("{\"statusCode\":200,\"body\":\"hello\"}");
    assertThat(SHARED.functions().invoke("Greet", "{}"))
        .isEqualTo(new Returned("{\"statusCode\":200,\"body\":\"hello\"}"));
  }
}
