package accelerator.local.run;

import java.util.Locale;

/// How much of a step's work is done.
///
/// @param unit what is counted, in the plural, such as `recommenders`
public record Share(long done, long total, String unit) {
  public Share {
    if (done < 0 || total < 1 || done > total) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a share must be 0..%d of at least 1, was %d", total, done));
    }
  }
}
