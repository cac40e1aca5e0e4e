package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.local.storefront.Storefront;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;

/// What somebody sees whose run has failed: why, in the run's own words.
class FailedRunPageIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          domain | {"runId":"r-1","status":"FAILED","domains":[{"domain":"ecommerce","status":"FAILED","failure":{"stage":"Check data","error":"DataContractViolated","cause":"interactions has 12 rows, needs 1,000"}}]} | Check data failed: interactions has 12 rows, needs 1,000
          whole | {"status":"FAILED","error":"InvalidInput","cause":"window must end before today"} | window must end before today
          """)
  void saysWhyTheRunFailed(String name, String summary, String seen) throws Exception {
    Browsers.areInstalledFor("FailedRunPageIT");
    Storefront storefront = new Storefront("/");
    String status =
        "{\"name\":\"r-1\",\"status\":\"FAILED\",\"elapsedMillis\":0,\"steps\":[],\"summary\":%s}"
            .formatted(summary);
    try (LoopbackServer page =
        LoopbackServer.start(
            LoopbackSettings.of("page", 0),
            request ->
                request.path().startsWith("/run/")
                    ? LoopbackAnswer.text(200, "application/json", status)
                    : storefront.answer(request))) {
      WebDriver browser = Browsers.open();
      try {
        browser.get(page.endpoint() + "/");
        Browsers.waiting(browser)
            .until(_ -> browser.findElement(By.id("run")).getText().contains(seen));
        Browsers.keep(browser, "failed-run-" + name);
        assertThat(browser.findElement(By.id("run")).getText()).startsWith("Failed");
      } finally {
        browser.quit();
      }
    }
  }
}
