package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.local.faults.RehearsedFault;
import accelerator.local.run.Refresh;
import accelerator.local.run.RunConsole;
import accelerator.local.stack.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/// A browser in the run console: a run from its first second to its end, one that waits for a
/// quota, one that is refused and one that fails.
class ConsoleIT {
  private static final List<Domain> DOMAINS = List.of(Domain.ECOMMERCE);
  private static final String WAITS = "limit:CreateRecommender:15";

  @TempDir private Path folder;

  @Test
  void followsRunsFromTheirFirstSecondToTheirEnd() throws Exception {
    Browsers.areInstalledFor("ConsoleIT");
    WebDriver browser = Browsers.open();
    try (LocalStack stack = LocalStack.start(Runs.settings(folder.resolve("stack")))) {
      stack.fail(List.of(RehearsedFault.of(WAITS)));
      Refresh refresh =
          Refresh.start(stack.machine(), DOMAINS, Json.parse("{\"loadSampleData\":true}"));
      stack.api().mount("/run", RunConsole.of(refresh, stack, DOMAINS, folder.resolve("kept")));
      Browsers.look(browser, 1280, 900, false);
      browser.get(stack.endpoint() + "/console");

      follows(browser, refresh);
      isOperatedByKeysAlone(browser);
      fitsEveryWindow(browser, "console");
      refuses(browser);
      fails(browser);
      learnsWhatIsNew(browser);
      isResumed(browser, stack);
      isKeptForTheNextStart(browser);
    } finally {
      browser.quit();
    }
  }

  private static void until(WebDriver browser, String id, String text) {
    Browsers.waiting(browser)
        .withTimeout(Duration.ofSeconds(Runs.PATIENCE_SECONDS))
        .withMessage(() -> "'%s' in #%s".formatted(text, id))
        .until(_ -> browser.findElement(By.id(id)).getText().contains(text));
  }

  private static void follows(WebDriver browser, Refresh refresh) throws Exception {
    until(browser, "verdict", "Running");
    until(browser, "gantt", "Plan the run");
    Browsers.isAccessible(browser);
    until(browser, "verdict", "Train recommenders");
    until(browser, "verdict", "waits for");
    Browsers.waiting(browser)
        .until(_ -> !browser.findElements(By.cssSelector(".state-box.is-waiting")).isEmpty());
    Browsers.keep(browser, "console-waiting");
    Browsers.keepForReaders(browser, "run-console-waiting");
    Browsers.isAccessible(browser);

    assertThat(refresh.ending().get(Runs.PATIENCE_SECONDS, TimeUnit.SECONDS).succeeded()).isTrue();
    until(browser, "verdict", "Succeeded");
    until(browser, "verdict", "5 recommenders active");
    until(browser, "gantt", "Critical path through Shop: Plan the run → Load sample data");
    until(browser, "report", "59,577");
    until(browser, "report", "2.2 MB");
    assertThat(browser.findElements(By.cssSelector(".state-box.is-failed"))).isEmpty();
    assertThat(browser.findElements(By.cssSelector(".state-box.is-to-come"))).isEmpty();
  }

  /// Tab into the picture, arrows to a state, Enter to open it.
  private static void isOperatedByKeysAlone(WebDriver browser) {
    WebElement body = browser.findElement(By.tagName("body"));
    body.sendKeys(Keys.HOME);
    WebElement first = browser.findElement(By.cssSelector(".state-box[tabindex='0']"));
    for (int tabs = 0; !active(browser).equals(first); tabs++) {
      assertThat(tabs).isLessThan(60);
      active(browser).sendKeys(Keys.TAB);
    }
    for (int downs = 0; !"Train recommenders".equals(stateOf(active(browser))); downs++) {
      assertThat(downs).isLessThan(40);
      active(browser).sendKeys(Keys.ARROW_DOWN);
    }
    active(browser).sendKeys(Keys.ENTER);
    until(browser, "detail-title", "Train recommenders");
    until(browser, "detail", "looks");
    assertThat(browser.findElement(By.cssSelector("#detail details[open] pre")).getText())
        .contains("recommender/local-ecommerce-most-viewed");
  }

  private static WebElement active(WebDriver browser) {
    return browser.switchTo().activeElement();
  }

  private static String stateOf(WebElement element) {
    return String.valueOf(element.getDomAttribute("data-state"));
  }

  /// At both widths, in both colours: readable for everybody, nothing in the browser's console,
  /// nothing asked of another machine.
  private static void fitsEveryWindow(WebDriver browser, String name) throws Exception {
    for (int width : List.of(360, 1280)) {
      for (boolean isDark : List.of(true, false)) {
        Browsers.look(browser, width, 900, isDark);
        browser.navigate().refresh();
        until(browser, "runs", "Succeeded");
        until(browser, "verdict", "\n");
        Browsers.isAccessible(browser);
        Browsers.isQuiet(browser);
        String picture = name + "-" + width + (isDark ? "-dark" : "-light");
        Browsers.keep(browser, picture);
        if (name.equals("console") && width == 1280 && !isDark) {
          Browsers.keepForReaders(browser, "run-console");
        }
      }
    }
  }

  private static void start(WebDriver browser, String input) {
    WebElement field = browser.findElement(By.id("input"));
    field.clear();
    field.sendKeys(input);
    assertThat(browser.findElement(By.id("command")).getText()).startsWith("./accelerator run");
    submit(browser);
  }

  private static void refuses(WebDriver browser) {
    start(browser, "{\"domains\":[\"grocery\"]}");
    until(browser, "verdict", "Failed");
    until(browser, "verdict", "was 'grocery'");
    until(browser, "verdict", "Next:");
    browser.findElement(By.cssSelector("#verdict .primary")).click();
    assertThat(browser.findElement(By.id("input")).getDomProperty("value")).contains("grocery");
  }

  /// Without the sample there is no source table in this warehouse.
  private static void fails(WebDriver browser) throws Exception {
    start(browser, "{}");
    until(browser, "verdict", "Transform datasets");
    until(browser, "verdict", "SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS does not exist");
    until(browser, "verdict", "{\"resume\":\"");
    assertThat(browser.findElements(By.cssSelector(".state-box.is-failed"))).isNotEmpty();
    fitsEveryWindow(browser, "console-failed");
    Browsers.keepForReaders(browser, "run-console-failed");
    browser.findElement(By.cssSelector("#verdict .primary")).click();
    assertThat(browser.findElement(By.id("input")).getDomProperty("value")).contains("\"resume\"");
  }

  /// An incremental run, from its preset to its end.
  private static void learnsWhatIsNew(WebDriver browser) {
    browser.findElement(By.xpath("//*[@id='presets']/button[.='Incremental']")).click();
    submit(browser);
    until(browser, "verdict", "\"importMode\":\"INCREMENTAL\"");
    until(browser, "verdict", "Succeeded");
  }

  /// A run that a grant is missing for, resumed by its button to its end once it is there.
  private static void isResumed(WebDriver browser, LocalStack stack) {
    stack.fail(List.of(RehearsedFault.of("denied:CreateDatasetImportJob")));
    start(browser, "{\"loadSampleData\":true}");
    until(browser, "verdict", "in “Import datasets” failed");
    browser.findElement(By.cssSelector("#verdict .primary")).click();
    submit(browser);
    until(browser, "verdict", "Started with {\"resume\":");
    until(browser, "verdict", "Succeeded");
    until(browser, "verdict", "5 recommenders active");
  }

  private static void submit(WebDriver browser) {
    browser.findElement(By.cssSelector("#start button[type=submit]")).click();
  }

  private static void isKeptForTheNextStart(WebDriver browser) {
    Browsers.waiting(browser)
        .until(_ -> browser.findElements(By.cssSelector("#runs li")).size() == 6);
  }
}
