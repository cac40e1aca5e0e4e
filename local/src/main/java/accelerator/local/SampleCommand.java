package accelerator.local;

import accelerator.local.sample.SampleData;
import accelerator.local.stack.Checkout;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Writes the invented sample data anew: the same bytes as are checked in, unless its generator was
/// changed.
@Command(
    name = "sample",
    description = "Write the files of sample-data/ anew from their seed.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  accelerator sample"})
final class SampleCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    SampleData.write(Checkout.root().resolve("sample-data"));
    return 0;
  }
}
