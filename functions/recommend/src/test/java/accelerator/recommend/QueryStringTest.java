package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {
  @ParameterizedTest
  @CsvSource({
    "userId=u-1, u-1",
    "userId=a+b, a b",
    "userId=a%20b, a b",
    "userId=a%2Bb, a+b",
    "userId=%C3%A9%e2%82%ac, é€",
    "userId=a=b, a=b",
    "user%49d=x, x",
    "&userId=x&&, x",
  })
  void decodesWhatFormsEncode(String query, String value) {
    assertThat(QueryString.parse(query)).isEqualTo(Map.of("userId", value));
  }

  @Test
  void hasNoParameterInAnEmptyQuery() {
    assertThat(QueryString.parse("")).isEmpty();
  }

  @Test
  void givesAParameterWithoutAValueAnEmptyOne() {
    assertThat(QueryString.parse("userId&itemId=")).isEqualTo(Map.of("userId", "", "itemId", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a%2", "%zz", "%-1", "%C3", "%FF", "%ED%A0%80"})
  void refusesWhatIsNotPercentEncodedUtf8(String value) {
    assertThatThrownBy(() -> QueryString.parse("userId=" + value))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("the query must be percent-encoded UTF-8, was '%s'", value);
  }

  @Test
  void refusesAParameterGivenTwice() {
    assertThatThrownBy(() -> QueryString.parse("userId=a&user%49d=a"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("userId must be given once");
  }
}
