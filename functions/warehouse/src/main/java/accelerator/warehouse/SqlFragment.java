package accelerator.warehouse;

import accelerator.core.InvalidInput;
import java.util.List;

/// A piece of SQL that takes the place of a `${..}` in a script. It exists only if it cannot be
/// more than it says: each kind is checked by its pattern.
record SqlFragment(String text) {

  /// A table, a stage.
  static SqlFragment name(QualifiedName name) {
    return new SqlFragment(name.toString());
  }

  /// One name without dots: a column, a database.
  static SqlFragment identifier(String name) {
    return new SqlFragment(QualifiedName.part(name));
  }

  /// A schema by its whole name.
  static SqlFragment schema(String database, String schema) {
    return new SqlFragment(QualifiedName.part(database) + "." + QualifiedName.part(schema));
  }

  /// Columns to read or to fill.
  static SqlFragment columns(List<String> names) {
    return new SqlFragment(String.join(", ", names.stream().map(QualifiedName::part).toList()));
  }

  /// Parts of a list: columns to select.
  ///
  /// @param parts each a script of its own, without values
  static SqlFragment list(List<BoundScript> parts) {
    return new SqlFragment(
        String.join(
            ",\n        ",
            parts.stream().map(part -> part.code().replace("\n", "\n    ")).toList()));
  }

  /// The header of a file's column, as it is spelled.
  static SqlFragment header(String name) {
    QualifiedName.part(name);
    return new SqlFragment(name);
  }

  /// A count.
  static SqlFragment number(int number) {
    return new SqlFragment(Integer.toString(number));
  }

  /// A folder or file of a stage: it needs no quotes, and none can be in it.
  ///
  /// @throws InvalidInput when it has other characters than letters, digits and `_ = . - /`
  static SqlFragment path(String path) {
    if (!path.matches("[A-Za-z0-9_=.-]+(/[A-Za-z0-9_=.-]+)*/?")) {
      throw new InvalidInput("path may hold letters, digits and _=.-/, was '%s'".formatted(path));
    }
    return new SqlFragment(path);
  }

  /// A text that stands between quotes in the script: an ARN, a bucket's name, an id.
  ///
  /// @throws InvalidInput when it has other characters than letters, digits and `_ = . : / + @ , -`
  static SqlFragment quotable(String text) {
    if (!text.matches("[A-Za-z0-9_=.:/+@,-]+")) {
      throw new InvalidInput(
          "text may hold letters, digits and _=.:/+@,-, was '%s'".formatted(text));
    }
    return new SqlFragment(text);
  }
}
