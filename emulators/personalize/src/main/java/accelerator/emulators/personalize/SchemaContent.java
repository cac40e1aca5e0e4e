package accelerator.emulators.personalize;

import java.util.List;
import java.util.Optional;

/// What a schema's Avro text says.
///
/// @param name `Interactions`, `Items` or `Users`
/// @param fields in the order of the files' columns
record SchemaContent(String name, List<Field> fields) {
  SchemaContent {
    fields = List.copyOf(fields);
  }

  List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  Optional<Field> find(String field) {
    return fields.stream().filter(each -> each.name().equals(field)).findFirst();
  }

  boolean has(String field) {
    return find(field).isPresent();
  }
}
