package accelerator.local;

import accelerator.core.InvalidInput;
import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackProxies;
import accelerator.emulators.loopback.PortTaken;
import accelerator.emulators.loopback.command.UsageFirst;
import accelerator.emulators.loopback.command.VersionLine;
import accelerator.emulators.personalize.PersonalizeCommand;
import accelerator.local.run.StackGone;
import accelerator.local.run.Stopping;
import accelerator.local.terminal.RunDisplay;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The launcher's commands, each with its exit codes in its help.
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
      SqlCommand.class,
      PersonalizeCommand.class,
      WarehouseCommand.class,
      HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  accelerator up                              the sample and its storefront",
      "  accelerator up --data DIR                   your own tables",
      "  accelerator evaluate                        how good the recommenders are",
      "  accelerator help up                         what a command can be told"
    })
public final class Main implements Runnable {
  /// Lines longer than this are hard to read.
  private static final int WIDEST = 120;

  /// Picocli lays out nothing narrower: a narrower terminal wraps it.
  private static final int NARROWEST = 55;

  /// How a process ends that a key has interrupted: 128 and the signal's number.
  private static final int INTERRUPTED = 130;

  private static final SequencedMap<String, String> EXIT_CODES = new LinkedHashMap<>();

  /// Of every command.
  private static final SequencedMap<String, String> SIGNALS = new LinkedHashMap<>();

  static {
    EXIT_CODES.put("0", "It did what it says.");
    EXIT_CODES.put("1", "The run failed, or something unforeseen did.");
    EXIT_CODES.put("2", "It was asked for what cannot be.");
    SIGNALS.put("129", "Its terminal was closed (HUP).");
    SIGNALS.put(String.valueOf(INTERRUPTED), "It was stopped with Ctrl-C (INT).");
    SIGNALS.put("143", "It was told to end (TERM).");
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> end(failure));
    System.exit(exitCode(commandLine(), arguments));
  }

  /// Runs a command to its end, whatever it is. An Error ends it with a sentence, too: what the
  /// command has started is on threads of its own, and would go on without it.
  static int exitCode(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (Error failure) {
      line.getErr().println("accelerator: " + words(failure));
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static String words(Throwable failure) {
    return failure instanceof OutOfMemoryError
        ? String.format(
            Locale.ROOT,
            "the heap of %d MB is full: give it more with ACCELERATOR_HEAP=%dm",
            heap(),
            2 * heap())
        : "it cannot go on: " + failure;
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory() >> 20;
  }

  /// Where one thread has no memory left, no other is sure of its own.
  private static void end(Throwable failure) {
    if (failure instanceof VirtualMachineError) {
      System.err.println("accelerator: " + words(failure));
      System.exit(CommandLine.ExitCode.SOFTWARE);
    }
    failure.printStackTrace();
  }

  /// Who says nothing is shown what there is to say.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  static CommandLine commandLine() {
    return commandLine(new Main());
  }

  /// A command of the launcher: what cannot be is said in one sentence, with exit code 2.
  public static CommandLine commandLine(Object command) {
    LoopbackProxies.bypass();
    IExecutionExceptionHandler refusal =
        (exception, failed, parsed) -> {
          if (Stopping.now()) {
            return INTERRUPTED;
          }
          Exception behind = behind(exception);
          String sentence = sentence(behind).orElseThrow(() -> exception);
          failed.getErr().println("accelerator: " + sentence);
          return behind instanceof InvalidInput || behind instanceof EmulatorException
              ? CommandLine.ExitCode.USAGE
              : CommandLine.ExitCode.SOFTWARE;
        };
    CommandLine line =
        new CommandLine(command)
            .setExecutionExceptionHandler(refusal)
            .setParameterExceptionHandler(new UsageFirst())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(Math.clamp(RunDisplay.columns(), NARROWEST, WIDEST));
    told(line.getCommandSpec());
    return line;
  }

  /// What is foreseen, in one sentence.
  private static Optional<String> sentence(Exception failure) {
    return switch (failure) {
      case PortTaken taken -> Optional.of(taken.getMessage() + " with --port");
      case InvalidInput _, EmulatorException _, StackGone _ ->
          Optional.of(String.valueOf(failure.getMessage()));
      case FileSystemException _ -> Optional.of(FileTrouble.words(failure));
      default ->
          FileTrouble.isFullDisk(failure)
              ? Optional.of(FileTrouble.words(failure))
              : Optional.empty();
    };
  }

  /// What went wrong itself, where others only carried it here from another thread or a stream.
  private static Exception behind(Exception failure) {
    boolean carries =
        failure instanceof ExecutionException
            || failure instanceof CompletionException
            || failure instanceof UncheckedIOException;
    return carries && failure.getCause() instanceof Exception cause ? behind(cause) : failure;
  }

  /// Every command tells its version and exit codes.
  private static void told(CommandSpec command) {
    SequencedMap<String, String> codes = new LinkedHashMap<>(command.usageMessage().exitCodeList());
    if (codes.isEmpty()) {
      codes.putAll(EXIT_CODES);
    }
    SIGNALS.forEach(codes::putIfAbsent);
    command.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
    if (command.version().length == 0) {
      command.version(command.qualifiedName() + " " + VersionLine.version());
    }
    command.subcommands().values().forEach(each -> told(each.getCommandSpec()));
  }
}
