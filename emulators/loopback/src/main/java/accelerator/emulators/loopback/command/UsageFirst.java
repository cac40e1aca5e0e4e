package accelerator.emulators.loopback.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what cannot be in the arguments below the command's usage, where a terminal's reader looks
/// first, with what may have been meant. The exit code is 2.
public final class UsageFirst implements IParameterExceptionHandler {
  /// For commands.
  public UsageFirst() {}

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    command.usage(err, command.getColorScheme());
    err.println();
    err.println(command.getCommandSpec().root().name() + ": " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    return CommandLine.ExitCode.USAGE;
  }
}
