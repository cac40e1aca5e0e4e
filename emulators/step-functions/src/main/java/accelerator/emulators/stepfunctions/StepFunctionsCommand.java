package accelerator.emulators.stepfunctions;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.command.VersionLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Step Functions from a shell. The exit code is 0 when an execution succeeded, 1 when it did not,
/// 2 when it was asked for something that cannot be.
@Command(
    name = "step-functions",
    description = "Run state machines in Amazon States Language, JSONata mode, on this machine.",
    subcommands = RunDefinitionCommand.class,
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
public final class StepFunctionsCommand {
  private StepFunctionsCommand() {}

  /// The command as a program of its own.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new StepFunctionsCommand())
        .setExecutionExceptionHandler(
            (failure, command, _) -> {
              if (!(failure instanceof EmulatorException)) {
                throw failure;
              }
              command.getErr().println("step-functions: " + failure.getMessage());
              return CommandLine.ExitCode.USAGE;
            });
  }
}
