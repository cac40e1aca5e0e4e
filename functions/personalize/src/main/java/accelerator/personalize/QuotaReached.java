package accelerator.personalize;

import accelerator.core.Explanation;
import java.time.Duration;
import java.util.Locale;

/// A quota was full for as long as a stage waits for one that does not empty by itself.
final class QuotaReached extends RuntimeException {
  QuotaReached(Quota quota, String arn, String said, Duration tried) {
    super(
        new Explanation(
                String.format(
                    Locale.ROOT,
                    "Personalize has refused %s for %d minutes, '%s'; the quota is %s",
                    arn,
                    tried.toMinutes(),
                    said,
                    quota.value()),
                quota.advice())
            .message());
  }
}
