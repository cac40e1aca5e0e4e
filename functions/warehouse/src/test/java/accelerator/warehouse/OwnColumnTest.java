package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user does to learn from one more column of the source: the edits of the README's "Use
/// your own tables", on copies of the two files.
class OwnColumnTest {
  private static final Path SQL = Path.of(System.getProperty("project.root", "../.."), "sql");

  /// One more step of `items.sql`.
  private static final String SIZES =
      """
      ,

      -- Grain: one row per product whose size is known: the latest.
      sizes as (

          select
              trim(source_rows.product_id::varchar) as sized_item_id,
              max_by(
                  translate(
                      source_rows.product_size,
                      characters.unsafe,
                      characters.blanks
                  ),
                  source_rows.derived_tstamp
              ) as known_size
          from source_rows
          cross join characters
          where source_rows.product_size is not null
          group by sized_item_id

      )""";

  @TempDir private Path folder = Path.of("");

  @Test
  void aColumnAddedToTheSqlAndTheSchemaIsInTheUnloadedFile() throws Exception {
    addToSql("        product_brand,\n", "        product_size,\n");
    addToSql("    from split\n    cross join characters\n\n)", SIZES);
    addToSql("1000)), '') as currency", ",\n    known_size as product_size");
    addToSql(
        "from cleaned\n",
        """
        left join sizes
            on cleaned.item_id = sizes.sized_item_id
        """);
    add(
        "items.avsc",
        "    {\"name\": \"CURRENCY\", \"type\": [\"null\", \"string\"], \"categorical\": true}",
        ",\n    {\"name\": \"PRODUCT_SIZE\", \"type\": [\"null\", \"string\"], \"categorical\": true}");
    assertThat(unloadedItems())
        .containsExactly(
            "ITEM_ID,PRICE,CATEGORY_L1,CATEGORY_L2,CATEGORY_L3,NAME,BRAND,CURRENCY,PRODUCT_SIZE",
            "p1,10.00,Uncategorised,,,Shirt,,,XL",
            "p2,10.00,Uncategorised,,,,,,");
  }

  @Test
  void theFilesAsTheyAreUnloadWithoutIt() throws Exception {
    assertThat(unloadedItems())
        .containsExactly(
            "ITEM_ID,PRICE,CATEGORY_L1,CATEGORY_L2,CATEGORY_L3,NAME,BRAND,CURRENCY",
            "p1,10.00,Uncategorised,,,Shirt,,",
            "p2,10.00,Uncategorised,,,,,");
  }

  private void addToSql(String after, String added) throws IOException {
    add("items.sql", after, added);
  }

  /// Adds text behind the first place of a text.
  private void add(String name, String after, String added) throws IOException {
    Path edited = folder.resolve("sql/ecommerce").resolve(name);
    if (Files.notExists(edited)) {
      Files.createDirectories(edited.getParent());
      Files.copy(SQL.resolve("ecommerce").resolve(name), edited);
    }
    String text = Files.readString(edited);
    int end = text.indexOf(after) + after.length();
    assertThat(text).contains(after);
    Files.writeString(edited, text.substring(0, end) + added + text.substring(end));
  }

  @SuppressWarnings("unchecked")
  private List<String> unloadedItems() throws Exception {
    try (EditedSqlLoader project = new EditedSqlLoader(folder)) {
      return ((Callable<List<String>>)
              project
                  .loadClass(UnloadedItems.class.getName())
                  .getDeclaredConstructor()
                  .newInstance())
          .call();
    }
  }
}
