package accelerator.local;

import accelerator.core.InvalidInput;
import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackProxies;
import accelerator.emulators.loopback.PortTaken;
import accelerator.emulators.loopback.command.VersionLine;
import accelerator.emulators.personalize.PersonalizeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/// The launcher's commands. The exit code is 0 when the command did what it says, 1 when a run
/// failed, 2 when it was asked for something that cannot be.
@Command(
    name = "accelerator",
    description = "Snowplow rows in, recommendations out, on this machine.",
    subcommands = {
      UpCommand.class,
      RunCommand.class,
      TokenCommand.class,
      EvaluateCommand.class,
      SimulateCommand.class,
      BenchmarkElsewhere.class,
      SampleCommand.class,
      PersonalizeCommand.class,
      WarehouseCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(withDefault(arguments)));
  }

  static CommandLine commandLine() {
    return commandLine(new Main());
  }

  /// A command of the launcher: what cannot be is said in one sentence, with exit code 2.
  public static CommandLine commandLine(Object command) {
    LoopbackProxies.bypass();
    IExecutionExceptionHandler refusal =
        (exception, failed, parsed) -> {
          if (exception instanceof InvalidInput || exception instanceof EmulatorException) {
            String more = exception instanceof PortTaken ? " with --port" : "";
            failed.getErr().println("accelerator: " + exception.getMessage() + more);
            return CommandLine.ExitCode.USAGE;
          }
          throw exception;
        };
    return new CommandLine(command)
        .setExecutionExceptionHandler(refusal)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /// `up` is what somebody wants who says nothing.
  private static String[] withDefault(String[] arguments) {
    return arguments.length == 0 ? new String[] {"up"} : arguments;
  }
}
