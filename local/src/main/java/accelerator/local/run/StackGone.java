package accelerator.local.run;

import java.net.URI;
import java.util.Optional;

/// The stack that a run was followed on does not answer any more: how the run ends is not known.
public final class StackGone extends RuntimeException {
  private static final long serialVersionUID = 1;

  StackGone(URI stack, Exception cause) {
    super(
        "the stack at %s went away before the run ended: %s"
            .formatted(
                stack,
                Optional.ofNullable(cause.getMessage())
                    .orElseGet(() -> "no answer (%s)".formatted(cause.getClass().getSimpleName()))),
        cause);
  }
}
