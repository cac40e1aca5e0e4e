package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.SourceData;
import accelerator.local.stack.StackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A user learns from one more column of the source, by the edits that `docs/own-tables.md` shows,
/// in a checkout of their own.
class OwnColumnIT {
  @TempDir private Path folder;

  @Test
  void aColumnAddedToTheSqlAndTheSchemaIsInTheAnswers() throws IOException {
    Path checkout = checkout();
    List<String> edited =
        DocumentedPatch.read(Checkout.root().resolve("docs/own-tables.md")).apply(checkout);
    rebuild(checkout, edited);
    StackSettings settings =
        new StackSettings(
            checkout,
            Files.createDirectory(folder.resolve("work")),
            0,
            Optional.empty(),
            List.of(Domain.ECOMMERCE));
    try (LocalStack stack = LocalStack.start(settings)) {
      RunOutcome outcome = Runs.run(stack, "{\"loadSampleData\":true}");

      assertThat(outcome.succeeded()).as(outcome.summary().toString()).isTrue();
      Map<String, String> sizes = sizes(stack);
      assertThat(sizes).isNotEmpty();
      var answer = Runs.get(stack, "/v1/ecommerce/most-viewed?userId=u-00042&numResults=50");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      Map<String, String> answered = new TreeMap<>();
      for (JsonNode item : Json.parse(answer.body()).path("items")) {
        if (item.has("productSize")) {
          answered.put(item.path("itemId").asText(), item.path("productSize").asText());
        }
      }
      assertThat(answered)
          .isNotEmpty()
          .allSatisfy((id, size) -> assertThat(size).isEqualTo(sizes.get(id)));
    }
  }

  /// The latest size of each product, asked of the source itself.
  private static Map<String, String> sizes(LocalStack stack) {
    Map<String, String> sizes = new TreeMap<>();
    SourceData.rows(
            stack.snowflake().warehouse(),
            """
            select product_id, max_by(product_size, derived_tstamp)
            from local_sample_snowplow_ecommerce_product_interactions
            where
                product_id is not null
                and ecommerce_action_type in ('product_view', 'transaction')
                and product_size is not null
            group by product_id
            """)
        .forEach(row -> sizes.put(row.get(0), row.get(1)));
    return sizes;
  }

  /// What a stack is started from: the template, the definitions, the SQL and the built functions.
  private Path checkout() throws IOException {
    Path checkout = folder.resolve("checkout");
    Files.createDirectory(checkout);
    Files.copy(Checkout.root().resolve("template.yaml"), checkout.resolve("template.yaml"));
    for (String room : List.of("sql", "statemachine")) {
      copy(room, checkout);
    }
    for (String function : List.of("warehouse", "personalize", "recommend")) {
      String zip = "functions/%1$s/target/%1$s.zip".formatted(function);
      Files.createDirectories(checkout.resolve(zip).getParent());
      Files.copy(Checkout.root().resolve(zip), checkout.resolve(zip));
    }
    return checkout;
  }

  private static void copy(String room, Path checkout) throws IOException {
    try (Stream<Path> files = Files.walk(Checkout.root().resolve(room))) {
      for (Path file : files.toList()) {
        Files.copy(file, checkout.resolve(Checkout.root().relativize(file).toString()));
      }
    }
  }

  /// Puts the edited files into the functions' zips, as building them would.
  private static void rebuild(Path checkout, List<String> edited) throws IOException {
    for (String function : List.of("warehouse", "personalize")) {
      Path zip = checkout.resolve("functions/%1$s/target/%1$s.zip".formatted(function));
      byte[] old = Files.readAllBytes(zip);
      try (OutputStream out = Files.newOutputStream(zip)) {
        rewrite(new ByteArrayInputStream(old), out, checkout, edited);
      }
    }
  }

  private static void rewrite(
      InputStream archive, OutputStream target, Path checkout, List<String> edited)
      throws IOException {
    ZipInputStream in = new ZipInputStream(archive);
    ZipOutputStream out = new ZipOutputStream(target);
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      out.putNextEntry(new ZipEntry(entry.getName()));
      if (edited.contains(entry.getName())) {
        Files.copy(checkout.resolve(entry.getName()), out);
      } else if (entry.getName().matches("lib/(warehouse|personalize)-1.*[.]jar")) {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        rewrite(new ByteArrayInputStream(in.readAllBytes()), jar, checkout, edited);
        jar.writeTo(out);
      } else {
        in.transferTo(out);
      }
    }
    out.finish();
  }
}
