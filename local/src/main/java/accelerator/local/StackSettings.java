package accelerator.local;

import accelerator.core.Domain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a local stack is made of.
///
/// @param root the checkout that holds template, definitions and the built functions
/// @param folder where it may write; it is the caller's to delete
/// @param port of the endpoint and the storefront; 0 for any free one
/// @param data a folder of source tables as `<table>.csv` or `.csv.gz`; the sample when absent
record StackSettings(Path root, Path folder, int port, Optional<Path> data, List<Domain> domains) {
  StackSettings {
    domains = List.copyOf(domains);
  }
}
