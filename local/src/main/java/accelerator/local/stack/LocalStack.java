package accelerator.local.stack;

import accelerator.emulators.aws.objects.ObjectStore;
import accelerator.emulators.aws.pricing.PriceServer;
import accelerator.emulators.aws.secrets.SecretStore;
import accelerator.emulators.loopback.S3Buckets;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.personalize.ServiceSettings;
import accelerator.emulators.sam.gateway.HttpApi;
import accelerator.emulators.sam.lambda.HostSettings;
import accelerator.emulators.sam.lambda.Invocation;
import accelerator.emulators.sam.lambda.LambdaHost;
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
  private final Stack template;
  private final SnowflakeServer snowflake;
  private final PersonalizeServer personalize;
  private final ObjectStore objects;
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
    this.template = stack;
    try {
      // The port first: when it is taken, nothing else need start.
      this.api =
          opened(
              HttpApi.start(
                  settings.port(),
                  stack.routes(),
                  stack.cors(),
                  this::invoke,
                  clock,
                  () -> UUID.randomUUID().toString()));
      this.objects = opened(ObjectStore.start(settings.folder().resolve("objects"), 0));
      objects.createBucket(BUCKET);
      this.snowflake = opened(LocalWarehouse.start(settings, objects.endpoint(), accountKey));
      SecretStore secrets = opened(SecretStore.start(LocalSecrets.of(functionKey), 0, clock));
      S3Buckets files = opened(new S3Buckets(objects.endpoint(), "eu-west-1"));
      this.personalize =
          opened(
              PersonalizeServer.start(
                  ServiceSettings.local().withDurations(settings.durations()),
                  files,
                  settings.personalizeClock(),
                  UUID::randomUUID));
      this.machine = new StackMachines(stack, this::invoke, clock);
      StatesServer states = opened(StatesServer.start(machine.executions()));
      this.hostSettings =
          HostSettings.of(
              settings.folder().resolve("functions"),
              ServiceEndpoints.of(
                  snowflake,
                  objects,
                  secrets,
                  states,
                  opened(PriceServer.start(0)),
                  personalize,
                  runtimeFront));
      this.functions = opened(LambdaHost.start(stack.functions(), hostSettings));
      api.mount("/", new Storefront("/"));
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
    return start(settings, accountKey, functionKey, UnaryOperator.identity());
  }

  /// Starts everything with something between the endpoint's function and Personalize.
  ///
  /// @param runtimeFront gives the address that the function asks, for Personalize's own
  public static LocalStack start(StackSettings settings, UnaryOperator<URI> runtimeFront)
      throws IOException {
    KeyPair key = KeyPairs.generate();
    LocalStack stack = start(settings, key, key, runtimeFront);
    stack.makeCustomResources();
    return stack;
  }

  private static LocalStack start(
      StackSettings settings,
      KeyPair accountKey,
      KeyPair functionKey,
      UnaryOperator<URI> runtimeFront)
      throws IOException {
    LocalStack stack = new LocalStack(settings, accountKey, functionKey, runtimeFront);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "local-stack-exit"));
    return stack;
  }

  /// Makes what the template has in Snowflake, as CloudFormation does. The other custom resources
  /// have something to do only when a stack is changed or deleted.
  ///
  /// @throws accelerator.emulators.loopback.EmulatorException with the reason, when one could not
  ///   be made
  public void makeCustomResources() {
    try (CustomResources resources = CustomResources.of(NAME, this::invoke)) {
      template.customResources().stream()
          .filter(resource -> resource.type().matches("Custom::(StorageIntegration|Stage)"))
          .forEach(resources::create);
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /// A custom resource of the template.
  public CustomResource customResource(String logicalId) {
    return template.customResources().stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  private Invocation invoke(String function, String payload, Duration patience) {
    return failing.invoke(function, payload, patience, functions);
  }

  /// Lets functions die and calls of Personalize fail from now on.
  public void fail(List<RehearsedFault> faults) {
    failing = FailingFunctions.of(faults, personalize.controls());
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
    return snowflake;
  }

  public PersonalizeServer personalize() {
    return personalize;
  }

  public ObjectStore objects() {
    return objects;
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
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failure) {
        System.err.println("accelerator: did not stop cleanly: " + failure);
      }
    }
  }
}
