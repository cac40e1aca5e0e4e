package accelerator.local.stack;

import accelerator.emulators.aws.objects.ObjectStore;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.sam.gateway.HttpApi;
import accelerator.emulators.sam.lambda.HostSettings;
import accelerator.emulators.sam.lambda.Invocation;
import accelerator.emulators.sam.lambda.LambdaHost;
import accelerator.emulators.sam.lambda.UnpackedCode;
import accelerator.emulators.sam.resources.CustomResources;
import accelerator.emulators.sam.template.CustomResource;
import accelerator.emulators.sam.template.Deployment;
import accelerator.emulators.sam.template.Stack;
import accelerator.emulators.sam.template.Template;
import accelerator.emulators.snowflake.SnowflakeServer;
import accelerator.emulators.stepfunctions.StatesServer;
import accelerator.local.faults.RehearsedFault;
import accelerator.local.storefront.Storefront;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The template deployed on this machine: every service on a free port of 127.0.0.1, every function
/// in JVMs of its own with the environment that the template gives it, the endpoint and the
/// storefront on one port. The stack's bucket, stage and secret are there; nothing has run yet.
public final class LocalStack implements AutoCloseable {
  public static final String NAME = "local";
  public static final String BUCKET = "local-data";

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Clock clock = Clock.systemUTC();
  private final LocalServices services;
  private final LambdaHost functions;
  private final StackMachines machine;
  private final Stack stack;
  private final HostSettings hostSettings;
  private final HttpApi api;
  private volatile FailingFunctions failing = FailingFunctions.none();

  private LocalStack(
      StackSettings settings,
      KeyPair accountKey,
      KeyPair functionKey,
      UnaryOperator<URI> runtimeFront)
      throws IOException {
    this.stack = template(settings);
    try {
      // The port first: when it is taken, nothing else need start.
      this.api =
          opened(
              HttpApi.closed(
                  settings.port(),
                  stack.routes(),
                  stack.cors(),
                  this::invoke,
                  clock,
                  () -> UUID.randomUUID().toString(),
                  new StartingAnswer()));
      Path folder = settings.folder().resolve("functions");
      UnpackedCode code = opened(UnpackedCode.start(stack.functions(), folder));
      this.services = opened(LocalServices.start(settings, accountKey, functionKey, clock));
      this.machine = new StackMachines(stack, this::invoke, clock);
      StatesServer states = opened(StatesServer.start(machine.executions()));
      this.hostSettings =
          HostSettings.of(folder, ServiceEndpoints.of(services, states, runtimeFront))
              .withRuntimeLoop(settings.runtimeLoop());
      this.functions = opened(LambdaHost.start(stack.functions(), code, hostSettings));
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /// The template with the answers of this machine.
  public static Stack template(StackSettings settings) {
    return Template.read(settings.root().resolve("template.yaml"))
        .deploy(Deployment.local(NAME, LocalParameters.of(settings), Map.of("DataBucket", BUCKET)));
  }

  /// Starts everything, or nothing. It stops with this process, if not before.
  ///
  /// @throws accelerator.core.InvalidInput naming what is wrong: a taken port, missing code, bad
  ///   data
  public static LocalStack start(StackSettings settings) throws IOException {
    return start(settings, UnaryOperator.identity());
  }

  /// Starts everything with a Snowflake user's key and the one that the function signs in with. The
  /// custom resources are not made.
  public static LocalStack start(StackSettings settings, KeyPair accountKey, KeyPair functionKey)
      throws IOException {
    return opened(unopened(settings, accountKey, functionKey, UnaryOperator.identity()));
  }

  /// Starts everything with something between the endpoint's function and Personalize.
  ///
  /// @param runtimeFront gives the address that the function asks, for Personalize's own
  public static LocalStack start(StackSettings settings, UnaryOperator<URI> runtimeFront)
      throws IOException {
    KeyPair key = KeyPairs.generate();
    LocalStack stack = unopened(settings, key, key, runtimeFront);
    stack.makeCustomResources();
    return opened(stack);
  }

  private static LocalStack opened(LocalStack stack) {
    stack.api.mount("/", new Storefront("/"));
    stack.api.open();
    return stack;
  }

  /// Starts everything, but says to whoever asks on its port that it is starting, until {@link
  /// #openPages} and {@link #openEndpoint}. The custom resources are not made.
  public static LocalStack closed(StackSettings settings) throws IOException {
    KeyPair key = KeyPairs.generate();
    return unopened(settings, key, key, UnaryOperator.identity());
  }

  /// Shows the storefront in place of the page that says to wait. What it asks of the endpoint and
  /// of the run is still starting, the latter until somebody else is mounted for it.
  public void openPages() {
    api.mount("/run", new StartingAnswer());
    api.mount("/", new Storefront("/"));
  }

  /// Lets the endpoint answer as soon as its function has started.
  public void openEndpoint() {
    var _ = functions.warm("RecommendFunction").whenComplete((_, _) -> api.open());
  }

  private static LocalStack unopened(
      StackSettings settings,
      KeyPair accountKey,
      KeyPair functionKey,
      UnaryOperator<URI> runtimeFront)
      throws IOException {
    LocalStack stack = new LocalStack(settings, accountKey, functionKey, runtimeFront);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "local-stack-exit"));
    return stack;
  }

  /// Makes what the template has in Snowflake, as CloudFormation does, while the function that a
  /// run begins with starts. The other custom resources have something to do only when a stack is
  /// changed or deleted.
  ///
  /// @throws accelerator.emulators.loopback.EmulatorException with the reason, when one could not
  ///   be made
  public void makeCustomResources() {
    var _ = functions.warm("WarehouseFunction");
    var _ = functions.warm("PersonalizeFunction");
    try (CustomResources resources = CustomResources.of(NAME, this::invoke)) {
      stack.customResources().stream()
          .filter(resource -> resource.type().matches("Custom::(StorageIntegration|Stage)"))
          .forEach(resources::create);
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /// A custom resource of the template.
  public CustomResource customResource(String logicalId) {
    return stack.customResources().stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  private Invocation invoke(String function, String payload, Duration patience) {
    return failing.invoke(function, payload, patience, functions);
  }

  /// Lets functions die and calls of Personalize fail from now on.
  public void fail(List<RehearsedFault> faults) {
    failing = FailingFunctions.of(faults, services.personalize().controls());
  }

  public URI endpoint() {
    return api.endpoint();
  }

  public Clock clock() {
    return clock;
  }

  public StackMachines machine() {
    return machine;
  }

  public SnowflakeServer snowflake() {
    return services.snowflake();
  }

  public PersonalizeServer personalize() {
    return services.personalize();
  }

  public ObjectStore objects() {
    return services.objects();
  }

  public HttpApi api() {
    return api;
  }

  public LambdaHost functions() {
    return functions;
  }

  /// What this stack deploys.
  public Stack deployed() {
    return stack;
  }

  /// How the functions are hosted, the services' addresses among it.
  public HostSettings hostSettings() {
    return hostSettings;
  }

  /// This process and the functions'.
  public Set<Long> processIds() {
    Set<Long> ids = new HashSet<>(functions.processIds());
    ids.add(ProcessHandle.current().pid());
    return ids;
  }

  private synchronized <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /// Stops everything, the last started first; more than once if it must.
  @Override
  public synchronized void close() {
    LocalServices.close(open);
  }
}
