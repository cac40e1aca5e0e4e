package accelerator.local.sample;

import java.util.ArrayList;
import java.util.List;

/// The words that products are made of: departments (the top categories) and their shelves (the
/// full category paths).
record Assortment(List<Department> departments, List<Shelf> shelves) {
  Assortment {
    departments = List.copyOf(departments);
    shelves = List.copyOf(shelves);
  }

  /// A top category with the brands it sells and the colours they come in.
  record Department(int number, String name, List<String> brands, List<String> colours) {}

  /// A full category path such as `Home/Kitchen/Mugs`, with prices in whole EUR and the words of
  /// its products' names. Without sizes, its products have none.
  record Shelf(
      Department department,
      String path,
      int cheapest,
      int dearest,
      List<String> styles,
      List<String> nouns,
      List<String> sizes) {}

  /// The assortment of the resource `assortment.txt`.
  static Assortment read() {
    List<Department> departments = new ArrayList<>();
    List<Shelf> shelves = new ArrayList<>();
    for (List<String> fields : WordList.read("assortment.txt")) {
      switch (fields.getFirst()) {
        case "department" -> departments.add(department(departments.size(), fields));
        case "shelf" -> shelves.add(shelf(departments.getLast(), fields));
        default -> throw new IllegalArgumentException("unknown kind of line: " + fields);
      }
    }
    return new Assortment(departments, shelves);
  }

  private static Department department(int number, List<String> fields) {
    return new Department(
        number, fields.get(1), WordList.words(fields.get(2)), WordList.words(fields.get(3)));
  }

  private static Shelf shelf(Department department, List<String> fields) {
    return new Shelf(
        department,
        fields.get(1),
        Integer.parseInt(fields.get(2)),
        Integer.parseInt(fields.get(3)),
        WordList.words(fields.get(4)),
        WordList.words(fields.get(5)),
        WordList.words(fields.get(6)));
  }
}
