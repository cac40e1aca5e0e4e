package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DataContractViolated;
import accelerator.core.Dataset;
import accelerator.core.Domain;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MadeColumnsTest {
  private static final String ITEMS =
      "SHOP.PERSONALIZE.SHOP_ECOMMERCE_ITEMS_20251201T060000Z_SAMPLE";

  private final Shop shop = new Shop(Event.view());
  private final FunctionUnderTest function = new FunctionUnderTest(shop.warehouse);

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter column price type varchar | column PRICE of table %s is TEXT, sql/ecommerce/items.avsc wants float: cast it in sql/ecommerce/items.sql, or name another type | sql/ecommerce/items.sql, line 23, column 9
          drop column brand | column BRAND is named in sql/ecommerce/items.avsc, and sql/ecommerce/items.sql does not select it for table %s: select it there, or do not name it | sql/ecommerce/items.sql, line 27, column 9
          add column color varchar | column COLOR of table %s is TEXT, and sql/ecommerce/items.avsc does not name it: name it there, or do not select it in sql/ecommerce/items.sql |
          """)
  void namesTableColumnTypesAndFileBeforeAnythingIsMeasured(
      String change, String said, String where) throws IOException {
    function.call(FunctionUnderTest.ownSource("transform-datasets"));
    shop.warehouse.execute("alter table %s %s".formatted(ITEMS, change));
    int submitted = shop.warehouse.submitted.size();

    assertThatThrownBy(() -> function.call(FunctionUnderTest.ownSource("check-data")))
        .isInstanceOf(DataContractViolated.class)
        .hasMessage(
            said.formatted(ITEMS)
                + (where == null ? "" : "\nwhere: " + where)
                + "\nnext: edit the files that the cause names, and deploy");
    assertThat(shop.warehouse.submitted).hasSize(submitted);
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, 0, string, true", "NUMBER, 2, string, true", "BOOLEAN, 0, string, true",
    "ARRAY, 0, string, false", "OBJECT, 0, string, false", "VARIANT, 0, string, true",
    "VARIANT, 0, float, false", "TEXT, 0, double, false", "NUMBER, 2, float, true",
    "FLOAT, 0, double, true", "NUMBER, 0, long, true", "NUMBER, 2, long, false",
    "FLOAT, 0, int, false", "TIMESTAMP_NTZ, 0, long, false", "BOOLEAN, 0, boolean, true",
    "TEXT, 0, boolean, false"
  })
  void takesATypeWhoseTextIsOneOfTheSchemas(String found, long scale, String wanted, boolean fits) {
    assertThat(new MadeColumns.Type(found, scale).fits(wanted)).isEqualTo(fits);
  }

  @Test
  void leavesToOthersATableThatItDoesNotSee() {
    assertThat(
            new MadeColumns(
                    Domain.ECOMMERCE,
                    Dataset.ITEMS,
                    new QualifiedName("SHOP", "PERSONALIZE", "ITEMS"),
                    Map.of())
                .violations())
        .isEqualTo(List.of());
  }
}
