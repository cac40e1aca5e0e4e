package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.stack.Checkout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Somebody edits the SQL of a checkout of their own and looks at what it makes of the sample.
class SqlIT {
  private static final String EVENTS = "sql/ecommerce/events.sql";
  private static final String ITEMS = "sql/ecommerce/items.sql";

  @TempDir private Path folder;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @BeforeEach
  void checkout() throws IOException {
    Files.copy(Checkout.root().resolve("template.yaml"), folder.resolve("template.yaml"));
    for (String room : List.of("functions", "statemachine", "sample-data")) {
      Files.createSymbolicLink(folder.resolve(room), Checkout.root().resolve(room));
    }
    try (Stream<Path> files = Files.walk(Checkout.root().resolve("sql"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(Checkout.root().relativize(file).toString()));
      }
    }
  }

  private int run(String... options) {
    PrintWriter out = new PrintWriter(new QueuedLines(), true);
    CommandLine command = new CommandLine(new SqlCommand(() -> folder));
    String[] arguments =
        Stream.concat(Stream.of("--domain", "ecommerce"), Stream.of(options))
            .toArray(String[]::new);
    return command.setOut(out).execute(arguments);
  }

  private void edit(String file, String written, String other) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).containsOnlyOnce(written);
    Files.writeString(folder.resolve(file), text.replace(written, other));
  }

  @Test
  void printsWhatTheSqlMakesAndLeavesOut() {
    int code = run();

    assertThat(lines)
        .contains("items: 788 rows", "left out:", "✓ the data contract holds")
        .anyMatch(line -> line.matches("  ITEM_ID +PRICE +CATEGORY_L1 .*"))
        .anyMatch(line -> line.matches("  VARCHAR +NUMBER\\(18,2\\) +VARCHAR .*"))
        .anyMatch(line -> line.matches("  events without a user id +[0-9,]+  .*"))
        .allMatch(line -> line.codePointCount(0, line.length()) <= 80);
    assertThat(code).isZero();
  }

  @Test
  void namesLineAndColumnOfASyntaxErrorInTheUsersFile() throws IOException {
    edit(EVENTS, "= 'product_view' then 'View'", "= 'product_view' than 'View'");
    List<String> written = Files.readAllLines(folder.resolve(EVENTS));
    String wrong = "            when action = 'product_view' than 'View'";

    int code = run();

    assertThat(String.join(" ", lines).replaceAll(" +", " "))
        .contains(
            String.format(
                Locale.ROOT,
                "where: %s, line %d, column %d",
                EVENTS,
                written.indexOf(wrong) + 1,
                wrong.indexOf("than") + 1),
            "unexpected 'than'");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void namesLineAndColumnOfAColumnThatIsNotGrouped() throws IOException {
    edit(
        ITEMS,
        "group by item_id, price, currency, category, name, brand",
        "group by item_id, price, currency, category, name");
    List<String> written = Files.readAllLines(folder.resolve(ITEMS));

    int code = run();

    assertThat(String.join(" ", lines).replaceAll(" +", " "))
        .contains(
            String.format(
                Locale.ROOT,
                "where: %s, line %d, column 9",
                ITEMS,
                written.indexOf("        max(observed_at) as told_at")),
            "'BRAND' in select clause is neither an aggregate nor in the group by clause.",
            "next: mend " + ITEMS)
        .doesNotContain("ANY_VALUE");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void printsEveryViolationBesideWhatWasMade() throws IOException {
    edit(ITEMS, "    split.latest_price as price,", "    null::decimal(18, 2) as price,");
    edit(ITEMS, "    cleaned.brand,", "    'a,b' as brand,");

    int code = run();

    assertThat(String.join("\n", lines))
        .contains(
            "interactions: ",
            "left out:",
            "✗ items.PRICE is required, is missing in 788 rows",
            "✗ items.BRAND holds a comma, quote, backslash or line break in 788 rows",
            "  next: ");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void runsAgainUponASaveUntilItIsStopped() throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread watching = Thread.ofPlatform().start(() -> code.complete(run("--watch")));
    await("Watching ");
    edit(EVENTS, "    observed_at,\n    stitched_from,", "    observed_att,\n    stitched_from,");
    List<String> written = Files.readAllLines(folder.resolve(EVENTS));
    await("Saved events.sql");
    await("✗ ");
    await(
        String.format(
            Locale.ROOT,
            "  where: %s, line %d, column 5",
            EVENTS,
            written.indexOf("    observed_att,") + 1));
    await("Watching ");
    edit(EVENTS, "    observed_att,", "    observed_at,");
    await("✓ the data contract holds");
    await("Watching ");
    edit(ITEMS, "    cleaned.brand,\n", "");
    await("✗ ");
    await("  next: edit the files that the cause names");
    await("Watching ");
    edit(ITEMS, "    cleaned.name,\n", "    cleaned.name,\n    cleaned.brand,\n");
    await("✓ the data contract holds");
    await("Watching ");
    watching.interrupt();

    assertThat(code.get(1, TimeUnit.MINUTES)).isZero();
  }

  private void await(String start) throws InterruptedException {
    String line;
    do {
      line = lines.poll(1, TimeUnit.MINUTES);
      assertThat(line).as("a line that begins with " + start).isNotNull();
    } while (!line.startsWith(start));
  }

  /// Each line as soon as it is printed.
  private final class QueuedLines extends Writer {
    private final StringBuilder line = new StringBuilder();

    @Override
    public void write(char[] characters, int from, int count) {
      for (int at = from; at < from + count; at++) {
        if (characters[at] == '\n') {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          line.append(characters[at]);
        }
      }
    }

    @Override
    public void flush() {
      // Each line is told when it ends.
    }

    @Override
    public void close() {
      flush();
    }
  }
}
