package accelerator.warehouse;

import java.util.List;

/// A statement that is ready to run.
///
/// @param path the file it comes from, for messages
/// @param text with a question mark in each value's place
/// @param values in the order of the question marks: texts, booleans, whole numbers
record BoundScript(String path, String text, List<Object> values) {
  BoundScript {
    values = List.copyOf(values);
  }
}
