package accelerator.local.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorefrontTest {
  private static final Path FILES =
      Path.of(
          System.getProperty("project.root", ".."),
          "local/src/main/resources/accelerator/local/storefront");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Storefront root = new Storefront("/");
  private final Storefront shop = new Storefront("/shop/");
  private final LoopbackServer server =
      LoopbackServer.start(
          LoopbackSettings.of("Storefront", 0),
          request -> (request.path().startsWith("/shop/") ? shop : root).answer(request));

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/shop/", "/shop/index.html"})
  void showsThePageWhereItIsMounted(String path) throws Exception {
    HttpResponse<String> page = get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo(Files.readString(FILES.resolve("index.html")));
  }

  @Test
  void showsTheRunConsoleWithoutAnEnding() throws Exception {
    HttpResponse<String> page = get("/console");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.body()).isEqualTo(Files.readString(FILES.resolve("console.html")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void servesEveryFileOfItsFolder(String name) throws Exception {
    HttpResponse<String> file = get("/" + name);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).isEqualTo(Files.readString(FILES.resolve(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/style.css, text/css; charset=utf-8",
    "/main.js, text/javascript; charset=utf-8",
    "/icon.svg, image/svg+xml",
  })
  void namesTheTypeOfItsFiles(String path, String type) throws Exception {
    assertThat(get(path).headers().firstValue("Content-Type")).contains(type);
  }

  @Test
  void letsNothingComeFromElsewhere() throws Exception {
    for (String path : List.of("/", "/main.js", "/none")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .contains(
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                  + "connect-src 'self'; base-uri 'none'; form-action 'none'; "
                  + "frame-ancestors 'none'");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https%3A%2F%2Fabc.execute-api.eu-west-1.amazonaws.com, '"
        + " https://abc.execute-api.eu-west-1.amazonaws.com'",
    "https://shop.example:8443/, ' https://shop.example:8443'",
    "http://shop.example, ''",
    "https://shop.example;script-src, ''",
    "https://shop.example%20*, ''",
    "*, ''",
  })
  void asksNobodyElseButTheStackThatItsAddressNames(String endpoint, String named)
      throws Exception {
    assertThat(get("/?endpoint=" + endpoint).headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).contains("connect-src 'self'" + named + "; base-uri"));
  }

  /// The namespace of SVG is a name and never fetched.
  @ParameterizedTest
  @MethodSource("files")
  void namesNoAddressOutsideItself(String name) throws Exception {
    String text = Files.readString(FILES.resolve(name)).replace("http://www.w3.org/2000/svg", "");
    assertThat(text).doesNotContainPattern(Pattern.compile("https?:|url\\(|[\"'(]//"));
  }

  /// The page shows data from a warehouse: none of it may become markup.
  @ParameterizedTest
  @MethodSource("files")
  void neverParsesTextAsMarkup(String name) throws Exception {
    assertThat(Files.readString(FILES.resolve(name)))
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/none.html",
        "/Storefront.class",
        "/../storefront/index.html",
        "/%2e%2e/local/index.html",
        "/..%2findex.html",
        "/shop/shop/index.html",
        "/shop",
        "/index.html/",
      })
  void hasNothingElse(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("the storefront has no such file\n");
  }

  @Test
  void refusesToBeWrittenTo() throws Exception {
    HttpResponse<String> answer =
        send(request("/").method("POST", BodyPublishers.ofString("x")).build());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void tellsTheHeadOfAFile() throws Exception {
    HttpResponse<String> answer = send(request("/style.css").HEAD().build());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValueAsLong("Content-Length"))
        .hasValue(Files.size(FILES.resolve("style.css")));
  }

  @Test
  void sendsNothingAgainThatDidNotChange() throws Exception {
    HttpResponse<String> first = get("/main.js");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(conditional("/main.js", "\"other\", W/" + tag).statusCode()).isEqualTo(304);
    assertThat(conditional("/main.js", "*").statusCode()).isEqualTo(304);
    assertThat(conditional("/main.js", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(conditional("/style.css", tag).statusCode()).isEqualTo(200);
  }

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).build());
  }

  private HttpResponse<String> conditional(String path, String ifNoneMatch) throws Exception {
    return send(request(path).header("If-None-Match", ifNoneMatch).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.endpoint() + path));
  }
}
