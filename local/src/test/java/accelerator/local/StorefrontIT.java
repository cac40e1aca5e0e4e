package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.local.run.Refresh;
import accelerator.local.run.RunConsole;
import accelerator.local.stack.LocalStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/// A browser in the storefront of a stack that has learned the sample.
class StorefrontIT {
  @TempDir private Path folder;

  @Test
  void changesThePersonalShelfAfterAVisitorsClicksAndPurchases() throws Exception {
    Browsers.areInstalledFor("StorefrontIT");
    try (LocalStack stack = LocalStack.start(Runs.settings(folder))) {
      List<Domain> domains = List.of(Domain.ECOMMERCE);
      Refresh refresh =
          Refresh.start(stack.machine(), domains, Json.parse("{\"loadSampleData\":true}"));
      stack.api().mount("/run", RunConsole.of(refresh, stack, domains));
      assertThat(refresh.ending().get().succeeded()).isTrue();
      WebDriver browser = Browsers.open();
      try {
        visit(browser, stack);
      } finally {
        browser.quit();
      }
    }
  }

  private static void visit(WebDriver browser, LocalStack stack) throws Exception {
    browser.get(stack.endpoint() + "/#domain=ecommerce&userId=u-00042");
    Browsers.waiting(browser)
        .until(_ -> browser.findElements(By.cssSelector(".badge")).size() == 5);
    assertThat(browser.findElements(By.cssSelector(".shelf"))).hasSize(5);
    Browsers.keep(browser, "storefront");
    Browsers.keepForReaders(browser, "storefront");
    Browsers.isAccessible(browser);
    look(browser);
    asksByHand(browser);
    turnInto(browser, "nobody-1");
    Browsers.waiting(browser)
        .until(_ -> browser.findElement(By.id("user-doubt")).getText().startsWith("Nobody called"));
    turnInto(browser, "u-00007");
    Browsers.waiting(browser).until(_ -> !browser.findElement(By.id("user-doubt")).isDisplayed());
    List<String> before = personal(browser);

    List<String> sold = itemsOf(browser, "#shelf-best-sellers");
    for (String itemId : sold.subList(0, 5)) {
      click(browser, "[aria-labelledby=shelf-best-sellers] [data-item-id='%s'] + .act", itemId);
      Browsers.waiting(browser)
          .until(_ -> browser.findElement(By.id("toast")).getText().startsWith("Bought"));
      Browsers.waiting(browser)
          .until(
              _ -> browser.findElement(By.id("toast")).getText().contains("Recommended for you: "));
    }
    Browsers.waiting(browser).until(_ -> !personal(browser).equals(before));

    Browsers.keep(browser, "storefront-after");
    for (int width : List.of(360, 1280)) {
      for (boolean isDark : List.of(true, false)) {
        Browsers.look(browser, width, 900, isDark);
        Browsers.keep(browser, "storefront-" + width + (isDark ? "-dark" : "-light"));
        Browsers.isAccessible(browser);
        Browsers.isQuiet(browser);
      }
    }
  }

  /// A question of one's own: its address, the command, the answer.
  private static void asksByHand(WebDriver browser) {
    browser.findElement(By.cssSelector("#request summary")).click();
    assertThat(browser.findElement(By.id("request-curl")).getText())
        .startsWith("curl -s 'http://127.0.0.1:")
        .contains("/v1/ecommerce/recommended-for-you?userId=u-00042&");
    browser.findElement(By.cssSelector("#request-form button")).click();
    Browsers.waiting(browser)
        .until(
            _ ->
                browser
                    .findElement(By.id("request-answer"))
                    .getText()
                    .contains("\"source\": \"personalize\""));
    browser.findElement(By.cssSelector("#request summary")).click();
  }

  /// A click on a recommendation: the shelves turn to its item, and the endpoint hears of it.
  private static void look(WebDriver browser) {
    String itemId = personal(browser).get(1);
    click(browser, "[aria-labelledby=shelf-recommended-for-you] .card[data-item-id='%s']", itemId);
    Browsers.waiting(browser)
        .until(_ -> browser.findElement(By.id("toast")).getText().startsWith("Viewed"));
    assertThat(browser.getCurrentUrl()).contains("itemId=" + itemId);
  }

  private static void turnInto(WebDriver browser, String userId) {
    List<String> before = personal(browser);
    WebElement user = browser.findElement(By.id("user"));
    user.clear();
    user.sendKeys(userId, Keys.ENTER);
    Browsers.waiting(browser).until(_ -> !personal(browser).equals(before));
    assertThat(browser.getCurrentUrl()).contains("userId=" + userId);
  }

  private static void click(WebDriver browser, String selector, String itemId) {
    browser.findElement(By.cssSelector(selector.formatted(itemId))).click();
  }

  private static List<String> personal(WebDriver browser) {
    return itemsOf(browser, "#shelf-recommended-for-you");
  }

  /// Read in one step inside the page: a shelf may be drawn anew at any time.
  private static List<String> itemsOf(WebDriver browser, String title) {
    Object ids =
        ((JavascriptExecutor) browser)
            .executeScript(
                """
                const cards = document.querySelectorAll(
                    `[aria-labelledby=${arguments[0]}] .card[data-item-id]`);
                return Array.from(cards, card => card.dataset.itemId);
                """,
                title.substring(1));
    return ((List<?>) Objects.requireNonNull(ids)).stream().map(String::valueOf).toList();
  }
}
