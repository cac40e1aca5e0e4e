package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.sam.gateway.TokenIssuer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final LoopbackServer stack =
      LoopbackServer.start(
          LoopbackSettings.of("stack", 0),
          request -> {
            asked.add(request.uri().toString());
            request.header("authorization").ifPresent(tokens::add);
            return LoopbackAnswer.text(
                200, "application/json", "{\"source\":\"personalize\",\"items\":[]}");
          });

  @AfterEach
  void stop() {
    stack.close();
  }

  private List<String> lines(
      Optional<Path> data, Optional<TokenIssuer> issuer, Map<Domain, String> shoppers) {
    return new Announcement(stack.endpoint(), data, issuer, CLOCK)
        .lines(new LinkedHashMap<>(shoppers), true);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      textBlock =
          """
          u-00042,     u-00042
          auth0|5f7c,  auth0%7C5f7c
          a b,         a%20b
          50%,         50%25
          a&b=c,       a%26b%3Dc
          a#b+c?,      a%23b%2Bc%3F
          o'neil,      o%27neil
          "<Jörg>\\",  %22%3CJ%C3%B6rg%3E%5C%22
          """)
  void announcesAUserWhoseIdNeedsEncoding(String shopper, String encoded) {
    List<String> lines =
        lines(Optional.empty(), Optional.empty(), Map.of(Domain.ECOMMERCE, shopper));

    String path = "/v1/ecommerce/recommended-for-you?userId=" + encoded;
    assertThat(asked).containsExactly(path);
    assertThat(lines)
        .containsExactly(
            "",
            "Storefront  " + stack.endpoint(),
            "Endpoint    " + stack.endpoint() + path,
            "",
            "Next, in another terminal:",
            "  curl '%s%s&numResults=5'".formatted(stack.endpoint(), path),
            "  ./accelerator evaluate",
            "  ./accelerator up --data DIR",
            "Stop with Ctrl-C.");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      textBlock =
          """
          /data/shop-1,  /data/shop-1
          /my data,      '/my data'
          /o'neil/$HOME, '/o'\\''neil/$HOME'
          """)
  void namesTheDataAsOneWordOfAShell(String folder, String word) {
    assertThat(lines(Optional.of(Path.of(folder)), Optional.empty(), Map.of()))
        .containsExactly(
            "",
            "Storefront  " + stack.endpoint(),
            "",
            "Next, in another terminal:",
            "  ./accelerator evaluate --data " + word,
            "Stop with Ctrl-C.");
  }

  @Test
  void asksWithATokenOfTheUserWhereOneIsDemanded() {
    try (TokenIssuer issuer = TokenIssuer.start()) {
      List<String> lines =
          lines(Optional.empty(), Optional.of(issuer), Map.of(Domain.ECOMMERCE, "auth0|1"));

      String token =
          String.format(
              Locale.ROOT,
              "./accelerator token --user USER --issuer-port %d",
              issuer.endpoint().getPort());
      assertThat(tokens).singleElement().asString().startsWith("Bearer ");
      assertThat(lines)
          .contains(
              "Issuer      %s  (%s)".formatted(issuer.address(), token),
              "  curl '%s/v1/ecommerce/recommended-for-you?userId=auth0%%7C1&numResults=5' -H \"Authorization: Bearer $(%s)\""
                  .formatted(stack.endpoint(), token));
    }
  }

  @Test
  void asksNobodyWhoseRunHasFailed() {
    new Announcement(stack.endpoint(), Optional.empty(), Optional.empty(), CLOCK)
        .lines(new LinkedHashMap<>(Map.of(Domain.ECOMMERCE, "u-1")), false);

    assertThat(asked).isEmpty();
  }
}
