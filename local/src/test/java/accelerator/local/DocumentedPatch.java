package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An edit that `docs/own-tables.md` shows as a unified diff: by file, what stands there and what
/// is to stand there instead.
record DocumentedPatch(Map<String, List<Hunk>> hunks) {
  private record Hunk(String before, String after) {}

  /// All edits of a page, in their order.
  static List<DocumentedPatch> read(Path page) throws IOException {
    List<DocumentedPatch> patches = new ArrayList<>();
    String[] parts = Files.readString(page).split("(?m)^```diff\n");
    for (int part = 1; part < parts.length; part++) {
      patches.add(of(parts[part].substring(0, parts[part].indexOf("```"))));
    }
    return patches;
  }

  private static DocumentedPatch of(String diff) {
    Map<String, List<Hunk>> hunks = new LinkedHashMap<>();
    for (String file : diff.split("(?m)^--- ")) {
      if (!file.isBlank()) {
        String[] parts = file.split("(?m)^@@.*@@\n");
        hunks.put(parts[0].lines().findFirst().orElseThrow().strip(), hunks(parts));
      }
    }
    return new DocumentedPatch(hunks);
  }

  private static List<Hunk> hunks(String[] parts) {
    List<Hunk> hunks = new ArrayList<>();
    for (int each = 1; each < parts.length; each++) {
      hunks.add(new Hunk(side(parts[each], '+'), side(parts[each], '-')));
    }
    return hunks;
  }

  /// The lines of a hunk without those that only the other side has.
  private static String side(String hunk, char others) {
    StringBuilder side = new StringBuilder();
    hunk.lines()
        .filter(line -> !line.isEmpty() && line.charAt(0) != others)
        .forEach(line -> side.append(line.substring(1)).append('\n'));
    return side.toString();
  }

  /// Edits the files below a folder; each hunk must fit in exactly one place.
  ///
  /// @return the edited files, relative to the folder
  List<String> apply(Path folder) throws IOException {
    for (Map.Entry<String, List<Hunk>> file : hunks.entrySet()) {
      Path path = folder.resolve(file.getKey());
      String text = Files.readString(path);
      for (Hunk hunk : file.getValue()) {
        assertThat(text.split(java.util.regex.Pattern.quote(hunk.before()), -1))
            .as("places in %s of:%n%s", file.getKey(), hunk.before())
            .hasSize(2);
        text = text.replace(hunk.before(), hunk.after());
      }
      Files.writeString(path, text);
    }
    return List.copyOf(hunks.keySet());
  }
}
