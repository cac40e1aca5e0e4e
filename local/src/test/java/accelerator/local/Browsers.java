package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import accelerator.core.Json;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/// Browsers for the tests that look at a page.
final class Browsers {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Browsers() {}

  /// Skips a test where there is no browser, and says so.
  static void areInstalledFor(String test) {
    boolean areInstalled = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    String reason = "no browser: %s and %s are not both installed".formatted(CHROMIUM, DRIVER);
    if (!areInstalled) {
      System.out.println("%s is skipped: %s".formatted(test, reason));
    }
    assumeTrue(areInstalled, reason);
  }

  static WebDriverWait waiting(WebDriver browser) {
    return new WebDriverWait(browser, PATIENCE);
  }

  /// What a page is told of the visitor's taste, and how large the window is.
  static void look(WebDriver browser, int width, int height, boolean isDark) {
    ChromeDriver chrome = (ChromeDriver) browser;
    chrome.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    chrome.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /// Nothing that the rules of WCAG 2.1 AA find fault with.
  static void isAccessible(WebDriver browser) {
    List<String> found =
        new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                .analyze(browser)
                .getViolations()
                .stream()
                .map(rule -> "%s: %s %s".formatted(rule.getId(), rule.getHelp(), rule.getNodes()))
                .toList();
    assertThat(found).isEmpty();
  }

  /// Nothing stood in the console, and nothing was asked of another machine, since the last look;
  /// and the page is no wider than the window.
  static void isQuiet(WebDriver browser) {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(
            entry -> entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue())
        .isEmpty();
    assertThat(browser.manage().logs().get(LogType.PERFORMANCE).getAll())
        .extracting(entry -> Json.parse(entry.getMessage()).at("/message"))
        .filteredOn(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
        .extracting(event -> event.at("/params/request/url").asText())
        .filteredOn(url -> !url.startsWith("http://127.0.0.1:") && !url.startsWith("data:"))
        .isEmpty();
    assertThat(
            ((JavascriptExecutor) browser)
                .executeScript(
                    """
                    const wide = document.documentElement.clientWidth;
                    return Array.from(document.querySelectorAll('body, body *'))
                        .filter(each => document.documentElement.scrollWidth > wide
                            && each.getBoundingClientRect().right > wide + 1)
                        .map(each => each.tagName + '.' + each.className);
                    """))
        .isEqualTo(List.of());
  }

  /// Keeps what is seen as a picture of the documentation, when the build is asked for those.
  static void keepForReaders(WebDriver browser, String name) throws IOException {
    if (Boolean.getBoolean("docs.screenshots")) {
      Path file = Path.of(System.getProperty("project.root", ".."), "docs/screenshots");
      Files.createDirectories(file);
      Files.write(
          file.resolve(name + ".png"), ((ChromeDriver) browser).getScreenshotAs(OutputType.BYTES));
    }
  }

  /// Keeps what is seen as a picture in the build's folder.
  static void keep(WebDriver browser, String name) throws IOException {
    Path file = Path.of("target", "screenshots", name + ".png");
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, ((ChromeDriver) browser).getScreenshotAs(OutputType.BYTES));
  }

  /// A browser that is told where its driver is, and so asks nobody for one.
  static WebDriver open() {
    return open(false);
  }

  /// The same for pages that ask servers with certificates of their own making.
  static WebDriver openTrustingEveryCertificate() {
    return open(true);
  }

  private static WebDriver open(boolean trustsEveryCertificate) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .usingAnyFreePort()
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.setAcceptInsecureCerts(trustsEveryCertificate);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--window-size=1280,1000");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
    logs.enable(LogType.PERFORMANCE, java.util.logging.Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return new ChromeDriver(service, options);
  }
}
