package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.sam.gateway.TokenIssuer;
import accelerator.local.stack.LocalStack;
import accelerator.local.storefront.Storefront;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/// A browser in the storefront of this machine that shows the shelves of another stack: of another
/// origin, by HTTPS, with tokens on.
class DeployedStackPageIT {
  private static final String USER = "u-00042";
  private static final String CARD =
      "[aria-labelledby=shelf-recommended-for-you] .card[data-item-id]";

  @TempDir private Path folder;

  @Test
  void showsTheShelvesOfADeployedStackWithItsToken() throws Exception {
    Browsers.areInstalledFor("DeployedStackPageIT");
    WebDriver browser = Browsers.openTrustingEveryCertificate();
    try (LoopbackServer page = page();
        TokenIssuer issuer = TokenIssuer.start();
        LocalStack stack = LocalStack.start(Runs.settings(folder).with(answers(page, issuer)));
        TlsFront front = TlsFront.before(stack.endpoint(), folder)) {
      assertThat(Runs.run(stack, "{\"loadSampleData\":true}").succeeded()).isTrue();

      browser.get(address(page, front.origin()) + "#domain=ecommerce&userId=u-00007");
      says(browser, "connected-to", "Shelves of " + front.origin());
      says(browser, "shelves", "The endpoint wants a token");
      useToken(browser, "eyJub3QiOiJhIn0.token.x");
      says(browser, "shelves", "The endpoint refuses the token");
      useToken(browser, issuer.token(USER, "shop", Instant.now(), Duration.ofMinutes(5)));
      Browsers.waiting(browser).until(_ -> !browser.findElements(By.cssSelector(CARD)).isEmpty());
      assertThat(browser.getCurrentUrl()).contains("userId=" + USER);
      Browsers.isAccessible(browser);
      Browsers.keep(browser, "deployed-stack");

      browser.findElement(By.cssSelector(CARD)).click();
      Browsers.waiting(browser)
          .until(_ -> browser.findElement(By.id("toast")).getText().startsWith("Viewed"));
    } finally {
      browser.quit();
    }
  }

  @Test
  void saysWhatIsWrongWithAnEndpoint() throws Exception {
    Browsers.areInstalledFor("DeployedStackPageIT");
    WebDriver browser = Browsers.openTrustingEveryCertificate();
    try (LoopbackServer page = page();
        TlsFront other = TlsFront.before(page.endpoint(), folder)) {
      browser.get(address(page, "http://127.0.0.1:1"));
      says(browser, "connected-to", "The endpoint must be an HTTPS address without a path");

      browser.get(address(page, "https://127.0.0.1:1"));
      says(browser, "shelves", "https://127.0.0.1:1 did not answer.");
      says(browser, "shelves", "AllowedOrigins name " + origin(page));

      browser.get(address(page, other.origin()));
      says(browser, "shelves", other.origin() + " answered 404");
      says(browser, "shelves", "output Endpoint");
      Browsers.keep(browser, "no-deployed-stack");
    } finally {
      browser.quit();
    }
  }

  /// The page alone, without a stack of its own. What it does not know it refuses to every origin.
  private static LoopbackServer page() {
    Storefront storefront = new Storefront("/");
    return LoopbackServer.start(
        LoopbackSettings.of("page", 0),
        request ->
            request.path().startsWith("/v1/")
                ? LoopbackAnswer.text(404, "text/html", "<h1>Not Found</h1>")
                    .with("Access-Control-Allow-Origin", "*")
                : storefront.answer(request));
  }

  private static String origin(LoopbackServer page) {
    return page.endpoint().toString().replaceFirst("/$", "");
  }

  private static String address(LoopbackServer page, String endpoint) {
    return origin(page) + "/?endpoint=" + endpoint;
  }

  private static Map<String, String> answers(LoopbackServer page, TokenIssuer issuer) {
    return Map.of(
        "AllowedOrigins",
        origin(page),
        "JwtIssuer",
        issuer.address(),
        "JwtAudience",
        "shop",
        "UserClaim",
        "sub");
  }

  private static void says(WebDriver browser, String id, String text) {
    Browsers.waiting(browser)
        .withMessage(() -> text + ", was: " + browser.findElement(By.id(id)).getText())
        .until(_ -> browser.findElement(By.id(id)).getText().contains(text));
  }

  private static void useToken(WebDriver browser, String token) {
    WebElement field = browser.findElement(By.id("token"));
    field.clear();
    field.sendKeys(token);
    browser.findElement(By.cssSelector("#connection button")).click();
  }
}
