package accelerator.local.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Gzip of the best compression without file name and time stamp. Equal content makes equal bytes
/// as long as the JDK's zlib is the same; another zlib may pack the same content differently.
final class FixedGzip extends GZIPOutputStream {
  FixedGzip(OutputStream out) throws IOException {
    super(out, 1 << 16);
    def.setLevel(Deflater.BEST_COMPRESSION);
  }
}
