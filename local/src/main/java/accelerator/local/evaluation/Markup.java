package accelerator.local.evaluation;

/// Text in a web page.
final class Markup {
  private Markup() {}

  /// A text in which nothing is markup, within an element or an attribute.
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
