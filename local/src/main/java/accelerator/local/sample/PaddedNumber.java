package accelerator.local.sample;

/// Numbers in ids.
final class PaddedNumber {
  private PaddedNumber() {}

  /// A number after its prefix, with zeros in front up to the width; longer ones stay whole.
  static String number(String prefix, int number, int width) {
    String digits = Integer.toString(number);
    return prefix + "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
