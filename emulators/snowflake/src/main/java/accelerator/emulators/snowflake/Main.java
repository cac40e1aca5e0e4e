package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.EmulatorException;
import picocli.CommandLine;

/// {@link SnowflakeCommand} as a program. The exit code is 2 when it was asked for something that
/// cannot be.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SnowflakeCommand())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof EmulatorException) {
                command.getErr().println("snowflake: " + failure.getMessage());
                return CommandLine.ExitCode.USAGE;
              }
              throw failure;
            });
  }
}
