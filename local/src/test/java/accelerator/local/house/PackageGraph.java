package accelerator.local.house;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The packages of the code, and which names which.
///
/// @param modules the module of each package
/// @param arrows from each package to those that it names
record PackageGraph(Map<String, String> modules, Map<String, Set<String>> arrows) {

  static PackageGraph of(List<SourceFile> files) {
    Map<String, String> modules = new TreeMap<>();
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (SourceFile file : files) {
      modules.put(file.packageName(), file.module());
      arrows.computeIfAbsent(file.packageName(), _ -> new TreeSet<>()).addAll(file.namedPackages());
    }
    return new PackageGraph(modules, arrows);
  }

  /// The arrows between modules.
  Map<String, Set<String>> modulesArrows() {
    Map<String, Set<String>> between = new TreeMap<>();
    arrows.forEach(
        (from, targets) -> {
          Set<String> named = between.computeIfAbsent(modules.get(from), _ -> new TreeSet<>());
          targets.stream()
              .map(modules::get)
              .filter(module -> module != null && !module.equals(modules.get(from)))
              .forEach(named::add);
        });
    return between;
  }

  /// A way from a package back to itself; empty when there is none.
  List<String> circle() {
    for (String start : arrows.keySet()) {
      Set<String> seen = new HashSet<>();
      Deque<List<String>> ways = new ArrayDeque<>();
      ways.add(List.of(start));
      while (!ways.isEmpty()) {
        List<String> way = ways.remove();
        for (String next : arrows.getOrDefault(way.getLast(), Set.of())) {
          if (next.equals(start)) {
            return way;
          }
          if (seen.add(next)) {
            List<String> longer = new java.util.ArrayList<>(way);
            longer.add(next);
            ways.add(longer);
          }
        }
      }
    }
    return List.of();
  }
}
