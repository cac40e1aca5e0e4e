package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class FixedGzipTest {
  @Test
  void keepsTheContentAndNoTimeNorName() throws IOException {
    byte[] content = "sku-0001,Café Mug\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new FixedGzip(packed)) {
      out.write(content);
    }

    assertThat(packed.toByteArray()).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())))
        .hasBinaryContent(content);
  }
}
