package accelerator.emulators.loopback.command;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackProxies;
import accelerator.emulators.loopback.PortTaken;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that serves until the process is stopped, by Ctrl-C or SIGTERM, or its thread is
/// interrupted: as a program of its own, or as another program's subcommand.
///
/// The exit code is 2, with a sentence on the standard error, when an option cannot be.
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:It served until it was stopped.", "2:It was asked for what cannot be."})
public abstract class ServingCommand implements Callable<Integer> {
  private static final System.Logger LOG = System.getLogger(ServingCommand.class.getName());

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  /// For commands of one emulator.
  protected ServingCommand() {}

  /// Starts what it serves, each part of it through {@link #closing}, and says where it answers.
  ///
  /// @throws EmulatorException naming the option that cannot be
  protected abstract void serve(PrintWriter out);

  /// Lets something be closed when the command ends, after what was opened later.
  protected final <T extends AutoCloseable> T closing(T resource) {
    synchronized (opened) {
      opened.push(resource);
    }
    return resource;
  }

  /// Starts something on the port of an option.
  ///
  /// @param option such as `--port`
  /// @throws EmulatorException naming the option when the port is taken
  protected static <T> T onPort(String option, int port, Supplier<T> start) {
    try {
      return start.get();
    } catch (PortTaken failure) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "%s must be free on 127.0.0.1, %d is taken", option, port),
          failure);
    }
  }

  /// A command as a program of its own.
  public static CommandLine commandLine(ServingCommand command) {
    LoopbackProxies.bypass();
    return new CommandLine(command)
        .setParameterExceptionHandler(new UsageFirst())
        .setExecutionExceptionHandler(
            (exception, failed, _) -> {
              if (!(exception instanceof EmulatorException)) {
                throw exception;
              }
              failed.getErr().println(failed.getCommandName() + ": " + exception.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /// Serves until this thread is interrupted or the process ends.
  ///
  /// @throws EmulatorException when an option cannot be, or a port is taken
  @Override
  public final Integer call() {
    Thread end = new Thread(this::close, spec.name() + "-exit");
    try {
      Runtime.getRuntime().addShutdownHook(end);
      PrintWriter out = spec.commandLine().getOut();
      serve(out);
      out.println("Stop with Ctrl-C.");
      out.flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
    return 0;
  }

  private void close() {
    synchronized (opened) {
      while (!opened.isEmpty()) {
        closeOne(opened.pop());
      }
    }
  }

  private static void closeOne(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception failure) {
      LOG.log(Level.WARNING, "something could not be closed", failure);
    }
  }
}
