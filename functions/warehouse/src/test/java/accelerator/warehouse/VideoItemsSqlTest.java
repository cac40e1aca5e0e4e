package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VideoItemsSqlTest {
  private final Library library = new Library();

  @AfterEach
  void close() throws Exception {
    library.close();
  }

  @Test
  void genresAreSeparatedByPipesOnly() {
    genres("Drama|Crime", "Drama|Crime");
    genres("Drama,Crime", "Drama|Crime");
    genres(" Science  Fiction ,, | Crime, ", "Science Fiction|Crime");
    genres("\"Dark\\Comedy\"", "Dark Comedy");
    genres("Drama\n|\tCrime", "Drama|Crime");
    genres("Film-Noir & Co", "Film-Noir & Co");
  }

  @Test
  void aTitleWithoutGenresIsInTheDefaultCategory() {
    genres("", "Uncategorised");
    genres(" | , ", "Uncategorised");
    library.rules(new WarehouseSettings.Rules("/", "Other", false, true));
    genres(" ", "Other");
  }

  @Test
  void textsAreCutAtWhatPersonalizeTakes() {
    library.insert(
        Library.CATALOGUE,
        "media_identifier, title, genres, created_at, product_description",
        "'v1', repeat('é', 1001), repeat('x', 999) || '|y', '2025-01-01', repeat('é', 20001)");
    String row = library.made().rows(Dataset.ITEMS).getFirst();
    assertThat(row)
        .isEqualTo(
            "v1 ; 1735689600 ; %s ; %s ; null ; null ; null ; null ; null ; null ; null ; %s"
                .formatted("x".repeat(999), "é".repeat(1000), "é".repeat(20_000)));
  }

  /// In hexadecimal the texts have an F4 across their bytes.
  @Test
  void plainTextsAndIdsCountAsTheyAreLong() {
    String plain = "(HIKING/HIKING) o8888 ";
    String columns = "media_identifier, title, genres, created_at, product_description";
    library.insert(
        Library.CATALOGUE,
        columns,
        "repeat('/HIKING_', 32), left(repeat('%1$s', 50), 1001), 'Drama', '2025-01-01', left(repeat('%1$s', 1000), 20001)"
            .formatted(plain),
        "repeat('/HIKING_', 31) || '/HIKIN😀', 'One', 'Drama', '2025-01-01', '😀' || left(repeat('%s', 1000), 20000)"
            .formatted(plain),
        "repeat('/HIKING_', 31) || '/HIKING😀', 'Two', 'Drama', '2025-01-01', null");
    assertThat(library.made().rows(Dataset.ITEMS))
        .containsExactly(
            "%s ; 1735689600 ; Drama ; %s ; null ; null ; null ; null ; null ; null ; null ; %s"
                .formatted(
                    "/HIKING_".repeat(32),
                    plain.repeat(50).substring(0, 1000),
                    plain.repeat(1000).substring(0, 20_000)),
            "%s ; 1735689600 ; Drama ; One ; null ; null ; null ; null ; null ; null ; null ; %s"
                .formatted(
                    "/HIKING_".repeat(31) + "/HIKIN😀",
                    "😀" + plain.repeat(1000).substring(0, 9_999)));
    assertThat(library.made().leftOut())
        .containsEntry("catalogue titles with an id over 256 characters", 1L);
  }

  @Test
  void aCatalogueOfTheRequiredColumnsOnlyIsEnough() {
    library.warehouse.execute("drop table " + Library.CATALOGUE);
    library.warehouse.execute(
        """
        create table %s as select 7 as media_identifier, 'One' as title, 'Drama' as genres,
            '2025-01-01'::date as created_at
        """
            .formatted(Library.CATALOGUE));
    assertThat(library.made().rows(Dataset.ITEMS))
        .containsExactly(
            "7 ; 1735689600 ; Drama ; One ; null ; null ; null ; null ; null ; null ; null ; null");
  }

  @Test
  void theOrderOfTheCatalogueDoesNotMatter() {
    String one = "'v1', 'One', 'Drama', '2025-01-01'";
    String other = "'v1', 'Other', 'Crime', '2025-01-01'";
    String columns = "media_identifier, title, genres, created_at";
    library.insert(Library.CATALOGUE, columns, one, other);
    List<String> rows = library.made().rows(Dataset.ITEMS);
    library.warehouse.execute("delete from " + Library.CATALOGUE);
    library.insert(Library.CATALOGUE, columns, other, one);
    assertThat(library.made().rows(Dataset.ITEMS)).hasSize(1).isEqualTo(rows);
  }

  @Test
  void leavesOutIdsThatCannotBeImported() {
    String columns = "media_identifier, title, genres, created_at";
    for (String id : List.of("'a,b'", "'a' || chr(10)|| 'b'", "repeat('x', 257)", "' '", "null")) {
      library.insert(Library.CATALOGUE, columns, id + ", 'One', 'Drama', '2025-01-01'");
    }
    assertThat(library.made().rows(Dataset.ITEMS)).isEmpty();
    assertThat(library.made().leftOut().values()).containsExactlyInAnyOrder(2L, 2L, 1L);
  }

  private void genres(String given, String expected) {
    library.warehouse.execute("delete from " + Library.CATALOGUE);
    library.insert(
        Library.CATALOGUE,
        "media_identifier, genres, genre_l2, created_at",
        "'v1', '%1$s', '%1$s', '2025-01-01'".formatted(given));
    assertThat(library.made().rows(Dataset.ITEMS))
        .singleElement()
        .satisfies(row -> assertThat(row.split(" ; ", -1)[2]).as(given).isEqualTo(expected));
  }
}
