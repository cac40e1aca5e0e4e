package accelerator.emulators.personalize.filters;

/// A field in an expression, such as `Items.PRICE`.
///
/// @param name as written; case does not matter
public record FieldName(Source source, String name) {
  @Override
  public String toString() {
    return source.key() + "." + name;
  }
}
