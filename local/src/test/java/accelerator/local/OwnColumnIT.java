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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A user learns from more columns of the source, and of a table of their own, by the edits that
/// `docs/own-tables.md` shows, in a checkout of their own.
class OwnColumnIT {
  private static final String WINDOW =
      "{\"window\":{\"startDate\":\"2025-09-01\",\"endDate\":\"2025-11-29\"}}";

  @TempDir private Path folder;

  @Test
  void columnsAddedToTheSqlAndTheSchemaAreInTheAnswers() throws IOException {
    Path checkout = checkout();
    Set<String> edited = new TreeSet<>();
    for (DocumentedPatch edit :
        DocumentedPatch.read(Checkout.root().resolve("docs/own-tables.md"))) {
      edited.addAll(edit.apply(checkout));
    }
    rebuild(checkout, edited);
    StackSettings settings =
        new StackSettings(
                checkout,
                Files.createDirectory(folder.resolve("work")),
                0,
                Optional.of(Checkout.root().resolve("sample-data")),
                List.of(Domain.ECOMMERCE))
            .with(Runs.quick());
    try (LocalStack stack = LocalStack.start(settings)) {
      tellMore(stack);
      RunOutcome outcome = Runs.run(stack, WINDOW);

      assertThat(outcome.succeeded()).as(outcome.summary().toString()).isTrue();
      Map<String, String> sizes = sizes(stack);
      assertThat(sizes).isNotEmpty();
      String mostViewed = "/v1/ecommerce/most-viewed?numResults=50&fields=";
      JsonNode all = items(stack, mostViewed + "productSize");
      Map<String, String> answered = new TreeMap<>();
      all.forEach(
          item -> {
            if (item.has("productSize")) {
              answered.put(item.path("itemId").asText(), item.path("productSize").asText());
            }
          });
      assertThat(answered)
          .isNotEmpty()
          .allSatisfy((id, size) -> assertThat(size).isEqualTo(sizes.get(id)));
      String size = answered.values().iterator().next();
      String ofSize = mostViewed + "productSize&filter=of-size&filter.SIZE=";
      assertThat(items(stack, ofSize + size.replace(" ", "%20")))
          .isNotEmpty()
          .allSatisfy(item -> assertThat(item.path("productSize").asText()).isEqualTo(size));
      shelfSays(stack, mostViewed);
    }
  }

  /// What a shelf needs beside a name: whether there is any, where it is found, how it looks, and
  /// what it is called elsewhere.
  private static void shelfSays(LocalStack stack, String mostViewed) {
    String wanted = mostViewed + "inventoryStatus,url,image,name,nameDe";
    JsonNode all = items(stack, wanted);
    assertThat(all.findValuesAsText("inventoryStatus")).contains("in_stock", "out_of_stock");
    assertThat(all)
        .allSatisfy(
            item -> {
              String id = item.path("itemId").asText();
              assertThat(item.path("url").asText()).isEqualTo("https://shop.example/p/" + id);
              assertThat(item.path("image").asText()).isEqualTo("/i/" + id + "%2Cx2.webp");
              assertThat(item.path("name").asText()).isNotEmpty();
              assertThat(item.has("nameDe")).isEqualTo(id.compareTo("sku-05") < 0);
            });
    assertThat(items(stack, wanted + "&filter=in-stock").findValuesAsText("inventoryStatus"))
        .hasSize(50)
        .containsOnly("in_stock");
    Map<String, String> plain = new TreeMap<>();
    all.forEach(item -> plain.put(item.path("itemId").asText(), item.path("name").asText()));
    assertThat(items(stack, mostViewed + "name,price&locale=de-AT"))
        .hasSize(50)
        .allSatisfy(
            item -> {
              String id = item.path("itemId").asText();
              assertThat(item.properties()).hasSize(3);
              assertThat(item.path("name").asText())
                  .isEqualTo(id.compareTo("sku-05") < 0 ? "Ware " + id : plain.get(id));
            });
  }

  private static JsonNode items(LocalStack stack, String path) {
    var answer = Runs.get(stack, path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body()).path("items");
  }

  /// A shop's own table of pages, and products that are sold out.
  private static void tellMore(LocalStack stack) {
    stack
        .snowflake()
        .run(
            """
            create table product_pages as
            select distinct
                product_id,
                'https://shop.example/p/' || product_id as url,
                '/i/' || product_id || '%2Cx2.webp' as image,
                case when product_id < 'sku-05' then 'Ware ' || product_id end as name_de
            from snowplow_ecommerce_product_interactions
            where product_id is not null
            """);
    stack
        .snowflake()
        .run(
            """
            update snowplow_ecommerce_product_interactions
            set product_inventory_status = 'out_of_stock'
            where product_id like '%5' or product_id like '%2'
            """);
  }

  /// The latest size of each product, asked of the source itself.
  private static Map<String, String> sizes(LocalStack stack) {
    Map<String, String> sizes = new TreeMap<>();
    SourceData.rows(
            stack.snowflake().warehouse(),
            """
            select product_id, max_by(product_size, derived_tstamp)
            from snowplow_ecommerce_product_interactions
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
  private static void rebuild(Path checkout, Set<String> edited) throws IOException {
    for (String function : List.of("warehouse", "personalize")) {
      Path zip = checkout.resolve("functions/%1$s/target/%1$s.zip".formatted(function));
      byte[] old = Files.readAllBytes(zip);
      try (OutputStream out = Files.newOutputStream(zip)) {
        rewrite(new ByteArrayInputStream(old), out, checkout, edited);
      }
    }
  }

  private static void rewrite(
      InputStream archive, OutputStream target, Path checkout, Set<String> edited)
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
