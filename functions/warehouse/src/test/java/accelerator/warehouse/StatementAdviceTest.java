package accelerator.warehouse;

import static accelerator.warehouse.Event.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Explanation;
import accelerator.core.SourceInvalid;
import accelerator.core.StatementFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told of a statement that Snowflake refuses: what it said, and what helps against that.
class StatementAdviceTest {
  private static final String COLUMNS = "sql/checks/source_columns.sql";

  private final Shop shop = new Shop(view());
  private final FunctionUnderTest function = new FunctionUnderTest(shop.warehouse);

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  private void refuse(String words, int code) {
    shop.warehouse.refusals.put(
        COLUMNS, new StatementFailed("%s: %s".formatted(COLUMNS, words), code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          90073 | Warehouse 'W' cannot be resumed because resource monitor 'M' has exceeded its quota. | let the warehouse PERSONALIZE_WAREHOUSE resume: raise the quota of the resource monitor that the cause names, wait for its next period, or name another warehouse as SnowflakeWarehouse
          606   | No active warehouse selected in the current session. | let the warehouse PERSONALIZE_WAREHOUSE be there and role PERSONALIZE_ROLE use it, as sql/snowflake/grants.sql grants it, or name another as SnowflakeWarehouse
          630   | Statement reached its statement or warehouse timeout of 14,400 second(s) and was canceled. | let a larger warehouse than PERSONALIZE_WAREHOUSE run it as SnowflakeWarehouse, or a shorter window
          604   | SQL execution canceled | see that nobody cancels it; where nobody did, let a larger warehouse than PERSONALIZE_WAREHOUSE run it as SnowflakeWarehouse, or a shorter window
          979   | SQL compilation error: [ID] is not a valid group by expression | mend the statement that it names and deploy
          390   | Something else | read the statement in Snowflake's query history, mend what the cause names, and deploy
          """)
  void aStatementThatCouldNotBeAnsweredIsNoMissingTable(int code, String words, String next) {
    refuse(words, code);
    assertThatThrownBy(() -> function.call(FunctionUnderTest.ownSource("transform-datasets")))
        .isInstanceOfSatisfying(
            StatementFailed.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              Explanation told =
                  Explanation.of("StatementFailed", String.valueOf(failure.getMessage()), "");
              assertThat(told.cause()).isEqualTo(COLUMNS + ": " + words);
              assertThat(told.next()).isEqualTo(next);
            });
    assertThat(shop.warehouse.submitted).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2003, Database 'SHOP' does not exist or not authorized.",
    "2043, 'Object does not exist, or operation cannot be performed.'"
  })
  void whatIsNotThereOrNotToBeSeenIsAMissingTable(int code, String words) {
    refuse(words, code);
    assertThatThrownBy(() -> function.call(FunctionUnderTest.ownSource("transform-datasets")))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageStartingWith(Shop.SOURCE + " does not exist, or role PERSONALIZE_ROLE may not");
  }
}
