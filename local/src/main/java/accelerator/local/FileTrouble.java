package accelerator.local;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a failure of the disk is called: in one sentence, with the file that could not be.
final class FileTrouble {
  private static final String FULL = "no space left on device";

  private FileTrouble() {}

  /// Whether a full disk is behind a failure, however deep.
  static boolean isFullDisk(Throwable failure) {
    return causes(failure)
        .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(message -> message.contains(FULL));
  }

  /// One sentence, which names the file where the failure does.
  static String words(Throwable failure) {
    if (isFullDisk(failure)) {
      return "the disk is full: make room in %s, or set TMPDIR to another folder"
          .formatted(System.getProperty("java.io.tmpdir"));
    }
    return switch (failure) {
      case NoSuchFileException missing ->
          "there is no file or folder '%s'".formatted(missing.getFile());
      case AccessDeniedException denied -> "no permission for '%s'".formatted(denied.getFile());
      case FileSystemException other ->
          "%s: %s"
              .formatted(
                  other.getFile(), Optional.ofNullable(other.getReason()).orElse("cannot be used"));
      default -> String.valueOf(failure.getMessage());
    };
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
