package accelerator.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
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

  /// Keeps what is seen as a picture in the build's folder.
  static void keep(WebDriver browser, String name) throws IOException {
    Path file = Path.of("target", "screenshots", name + ".png");
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, ((ChromeDriver) browser).getScreenshotAs(OutputType.BYTES));
  }

  /// A browser that is told where its driver is, and so asks nobody for one.
  static WebDriver open() {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .usingAnyFreePort()
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--window-size=1280,1000");
    return new ChromeDriver(service, options);
  }
}
