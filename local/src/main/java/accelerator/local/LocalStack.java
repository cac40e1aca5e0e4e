package accelerator.local;

import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.emulators.aws.objects.ObjectStore;
import accelerator.emulators.aws.pricing.PriceServer;
import accelerator.emulators.aws.secrets.SecretStore;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.personalize.S3DataSource;
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
import accelerator.local.storefront.Storefront;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The template deployed on this machine: every service on a free port of 127.0.0.1, every function
/// in JVMs of its own with the environment that the template gives it, the endpoint and the
/// storefront on one port. The stack's bucket, stage and secret are there; nothing has run yet.
final class LocalStack implements AutoCloseable {
  static final String NAME = "local";
  static final String BUCKET = "local-data";
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:local-snowflake-key-AbCdEf";

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Clock clock = Clock.systemUTC();
  private final Stack template;
  private final SnowflakeServer snowflake;
  private final PersonalizeServer personalize;
  private final ObjectStore objects;
  private final LambdaHost functions;
  private final Machine machine;
  private final Stack stack;
  private final HostSettings hostSettings;
  private final UnaryOperator<URI> runtimeFront;
  private final HttpApi api;

  private LocalStack(
      StackSettings settings,
      KeyPair accountKey,
      KeyPair functionKey,
      UnaryOperator<URI> runtimeFront)
      throws IOException {
    this.runtimeFront = runtimeFront;
    this.stack =
        Template.read(settings.root().resolve("template.yaml"))
            .deploy(Deployment.local(NAME, parameters(settings), Map.of("DataBucket", BUCKET)));
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
      SecretStore secrets =
          opened(SecretStore.start(Map.of(SECRET, Keys.pem(functionKey)), 0, clock));
      S3DataSource files =
          opened(new S3DataSource(objects.endpoint(), "eu-west-1", "local", "local"));
      this.personalize =
          opened(
              PersonalizeServer.start(
                  ServiceSettings.local().withDurations(settings.durations()),
                  files,
                  settings.personalizeClock(),
                  UUID::randomUUID));
      this.machine = new Machine(stack, this::invoke, clock);
      StatesServer states = opened(StatesServer.start(machine.executions()));
      this.hostSettings =
          HostSettings.of(
              settings.folder().resolve("functions"),
              endpoints(secrets, states, opened(PriceServer.start(0))));
      this.functions = opened(LambdaHost.start(stack.functions(), hostSettings));
      api.mount("/", new Storefront("/"));
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /// Starts everything, or nothing. It stops with this process, if not before.
  ///
  /// @throws accelerator.core.InvalidInput naming what is wrong: a taken port, missing code, bad
  ///   data
  static LocalStack start(StackSettings settings) throws IOException {
    return start(settings, UnaryOperator.identity());
  }

  /// Starts everything with a Snowflake user's key and the one that the function signs in with. The
  /// custom resources are not made.
  static LocalStack start(StackSettings settings, KeyPair accountKey, KeyPair functionKey)
      throws IOException {
    return start(settings, accountKey, functionKey, UnaryOperator.identity());
  }

  /// Starts everything with something between the endpoint's function and Personalize.
  ///
  /// @param runtimeFront gives the address that the function asks, for Personalize's own
  static LocalStack start(StackSettings settings, UnaryOperator<URI> runtimeFront)
      throws IOException {
    KeyPair key = Keys.generate();
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

  /// Makes the template's custom resources, as CloudFormation does; not the one that has something
  /// to do only when the stack is deleted.
  ///
  /// @throws accelerator.emulators.loopback.EmulatorException with the reason, when one could not
  ///   be made
  void makeCustomResources() {
    try (CustomResources resources = CustomResources.of(NAME, this::invoke)) {
      template.customResources().stream()
          .filter(resource -> !resource.type().equals("Custom::Teardown"))
          .forEach(resources::create);
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /// The answers to the template's questions.
  private static Map<String, String> parameters(StackSettings settings) {
    Map<String, String> answers = new HashMap<>();
    answers.put("SnowflakeAccount", LocalWarehouse.ACCOUNT);
    answers.put("SnowflakeUser", LocalWarehouse.USER);
    answers.put("SnowflakeRole", "RECOMMENDATIONS");
    answers.put("SnowflakeWarehouse", "RECOMMENDATIONS");
    answers.put("SnowflakeDatabase", LocalWarehouse.DATABASE);
    answers.put("SnowflakeSchema", LocalWarehouse.SCHEMA);
    answers.put("SnowflakeStage", LocalWarehouse.STAGE);
    answers.put("SnowflakePrivateKeySecret", SECRET);
    answers.put("EcommerceSource", LocalWarehouse.table(Domain.ECOMMERCE.sourceTable()));
    answers.put("VideoOnDemandSource", LocalWarehouse.table(Domain.VIDEO_ON_DEMAND.sourceTable()));
    answers.put("VideoCatalogue", LocalWarehouse.table("video_catalogue"));
    answers.put("VideoSubscribers", LocalWarehouse.table("video_subscribers"));
    answers.put(
        "Domains", settings.domains().stream().map(Domain::key).collect(Collectors.joining(",")));
    answers.put(
        "Recommenders",
        Arrays.stream(Recommender.values()).map(Recommender::key).collect(Collectors.joining(",")));
    answers.put("MinimumWaitSeconds", "1");
    answers.put("RegistrySeconds", "1");
    // The storefront's browsers send events and have no credentials.
    answers.put("AllowAnonymousEvents", "true");
    answers.putAll(settings.answers());
    return answers;
  }

  /// Where the functions' clients find the services, Snowflake's driver among them.
  private Map<String, String> endpoints(
      SecretStore secrets, StatesServer states, PriceServer prices) {
    Map<String, String> endpoints = new HashMap<>();
    endpoints.put("SNOWFLAKE_JDBC_URL", snowflake.jdbcUrl());
    endpoints.put("AWS_ENDPOINT_URL_S3", objects.endpoint().toString());
    endpoints.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString());
    endpoints.put("AWS_ENDPOINT_URL_SFN", states.endpoint().toString());
    endpoints.put("AWS_ENDPOINT_URL_PRICING", prices.endpoint().toString());
    for (String service : List.of("PERSONALIZE", "PERSONALIZE_RUNTIME", "PERSONALIZE_EVENTS")) {
      endpoints.put("AWS_ENDPOINT_URL_" + service, personalize.endpoint().toString());
    }
    endpoints.put(
        "AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME",
        runtimeFront.apply(personalize.endpoint()).toString());
    return endpoints;
  }

  /// A custom resource of the template.
  CustomResource customResource(String logicalId) {
    return template.customResources().stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  private Invocation invoke(String function, String payload, Duration patience) {
    return functions.invoke(function, payload, patience);
  }

  URI endpoint() {
    return api.endpoint();
  }

  Clock clock() {
    return clock;
  }

  Machine machine() {
    return machine;
  }

  SnowflakeServer snowflake() {
    return snowflake;
  }

  PersonalizeServer personalize() {
    return personalize;
  }

  ObjectStore objects() {
    return objects;
  }

  HttpApi api() {
    return api;
  }

  LambdaHost functions() {
    return functions;
  }

  /// What this stack deploys.
  Stack deployed() {
    return stack;
  }

  /// How the functions are hosted, the services' addresses among it.
  HostSettings hostSettings() {
    return hostSettings;
  }

  /// This process and the functions'.
  Set<Long> processIds() {
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
