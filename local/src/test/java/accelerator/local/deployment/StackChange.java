package accelerator.local.deployment;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// What CloudFormation does to bring a stack from one state to another: a resource whose properties
/// differ is updated, or replaced where one of them can only be set at its creation; what names a
/// replaced resource, or what a called custom resource answers, changes with it.
///
/// @param called custom resources: each gets a request, since its own properties differ
record StackChange(
    Set<String> added,
    Set<String> removed,
    Set<String> updated,
    Set<String> replaced,
    Set<String> called) {
  private static final Map<String, Set<String>> CREATE_ONLY = createOnly();

  private static Map<String, Set<String>> createOnly() {
    try (var file =
        Objects.requireNonNull(StackChange.class.getResourceAsStream("create-only.txt"))) {
      Map<String, Set<String>> types = new HashMap<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")))
          .forEach(words -> types.put(words.getFirst(), Set.copyOf(words)));
      return types;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static StackChange between(StackOnPaper before, StackOnPaper after) {
    StackChange change =
        new StackChange(
            new TreeSet<>(after.resources().keySet()),
            new TreeSet<>(before.resources().keySet()),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>());
    change.added.removeAll(before.resources().keySet());
    change.removed.removeAll(after.resources().keySet());
    Deque<String> moved = new ArrayDeque<>(change.added);
    after
        .resources()
        .keySet()
        .forEach(
            id -> {
              for (String property : differing(before, after, id)) {
                change.touch(after, id, property, moved);
              }
            });
    change.called.addAll(change.added.stream().filter(after::isCustom).toList());
    while (!moved.isEmpty()) {
      String source = moved.pop();
      for (String id : after.resources().keySet()) {
        after
            .resources()
            .getOrDefault(id, Json.object())
            .path("Properties")
            .fieldNames()
            .forEachRemaining(
                property -> {
                  if (after.named(id, property).contains(source) && !change.added.contains(id)) {
                    change.touch(after, id, property, moved);
                  }
                });
      }
    }
    change.updated.removeAll(change.replaced);
    return change;
  }

  private void touch(StackOnPaper after, String id, String property, Deque<String> moved) {
    if (after.isCustom(id)) {
      if (called.add(id)) {
        moved.add(id);
      }
      return;
    }
    Set<String> fixed = CREATE_ONLY.get(after.type(id));
    if (fixed == null) {
      throw new AssertionError("create-only.txt lacks " + after.type(id));
    }
    if (fixed.contains(property)) {
      if (replaced.add(id)) {
        moved.add(id);
      }
    } else {
      updated.add(id);
    }
  }

  private static Set<String> differing(StackOnPaper before, StackOnPaper after, String id) {
    JsonNode old = before.resources().getOrDefault(id, Json.object()).path("Properties");
    Set<String> differing = new TreeSet<>();
    if (before.resources().containsKey(id)) {
      JsonNode now = after.resources().getOrDefault(id, Json.object()).path("Properties");
      old.fieldNames().forEachRemaining(differing::add);
      now.fieldNames().forEachRemaining(differing::add);
      differing.removeIf(property -> old.path(property).equals(now.path(property)));
    }
    return differing;
  }

  /// How many resources it concerns.
  int size() {
    return added.size() + removed.size() + updated.size() + replaced.size() + called.size();
  }

  /// One line of the matrix.
  String line() {
    return String.format(
        Locale.ROOT,
        "+%s -%s ~%d replaced %s, called %s",
        added,
        removed,
        updated.size(),
        replaced,
        called);
  }
}
