package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SampleCsvTest {
  @Test
  void quotesOnlyWhatNeedsIt() throws IOException {
    StringWriter out = new StringWriter();
    SampleCsv csv = new SampleCsv(out);

    csv.field("plain");
    csv.field(null);
    csv.field("a, b");
    csv.field("24\" Monitor");
    csv.endLine();
    csv.field("two\nlines");
    csv.field("Crème");
    csv.endLine();

    assertThat(out).hasToString("plain,,\"a, b\",\"24\"\" Monitor\"\n\"two\nlines\",Crème\n");
  }
}
