package accelerator.emulators.sam;

import accelerator.emulators.loopback.command.ServingCommand;
import accelerator.emulators.sam.lambda.HostSettings;
import accelerator.emulators.sam.template.Deployment;
import accelerator.emulators.sam.template.Template;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Hosts a template's functions and serves its HTTP API until it is stopped.
@Command(
    name = "sam",
    description = "Serve a SAM template's functions and HTTP API on 127.0.0.1 until stopped.",
    footer = {
      "",
      "Example:",
      "  sam template.yaml --parameter Stage=test \\",
      "      --environment AWS_ENDPOINT_URL_S3=http://127.0.0.1:9600"
    })
public final class SamCommand extends ServingCommand {
  @Parameters(paramLabel = "TEMPLATE", description = "The template; code is found from its folder.")
  private Path template = Path.of("");

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description = "The answer to a parameter of the template, repeatable.")
  private Map<String, String> parameters = Map.of();

  @Option(
      names = "--physical-id",
      paramLabel = "RESOURCE=ID",
      description = "What !Ref gives for a resource: a bucket's name, a secret's ARN; repeatable.")
  private Map<String, String> physicalIds = Map.of();

  @Option(
      names = "--environment",
      paramLabel = "NAME=VALUE",
      description = "A variable of every function, over the template's; repeatable.")
  private Map<String, String> environment = Map.of();

  @Option(
      names = "--stack-name",
      description = "The stack's name (default: ${DEFAULT-VALUE}).",
      defaultValue = "local")
  private String stackName = "";

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "For unpacked code and logs (default: ${DEFAULT-VALUE}).",
      defaultValue = ".sam-emulator")
  private Path folder = Path.of("");

  @Option(
      names = "--concurrency",
      description = "Calls of a function at once (default: this machine's processors).")
  private int concurrency = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--runtime-loop",
      description =
          "Run functions without the native half of Lambda's runtime client, as elsewhere than on"
              + " Linux.")
  private boolean runtimeLoop;

  @Option(
      names = "--port",
      description = "Port of the HTTP API, 0 for a free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "9700")
  private int port;

  @Option(
      names = "--lambda-port",
      description = "Port of Lambda's Invoke, 0 for a free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "9701")
  private int lambdaPort;

  /// The command as a program of its own.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return ServingCommand.commandLine(new SamCommand());
  }

  @Override
  protected void serve(PrintWriter out) {
    HostSettings settings =
        HostSettings.of(folder, environment)
            .withConcurrency(concurrency)
            .withRuntimeLoop(runtimeLoop);
    SamApplication application =
        closing(
            SamApplication.start(
                Template.read(template)
                    .deploy(Deployment.local(stackName, parameters, physicalIds)),
                settings,
                port,
                lambdaPort));
    out.printf("HTTP API  %s%n", application.api());
    application
        .stack()
        .routes()
        .forEach(route -> out.printf("  %s -> %s%n", route.routeKey(), route.functionId()));
    out.printf("Lambda    %s%n", application.lambda());
    application
        .stack()
        .functions()
        .forEach(function -> out.printf("  %s (%s)%n", function.name(), function.logicalId()));
    out.printf("Logs      %s%n", folder.resolve("logs"));
    if (application.functions().runsInLoop()) {
      out.println("Functions run without the native half of Lambda's runtime client.");
    }
  }
}
