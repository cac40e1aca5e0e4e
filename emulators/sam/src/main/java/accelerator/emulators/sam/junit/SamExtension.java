package accelerator.emulators.sam.junit;

import accelerator.emulators.loopback.junit.EmulatorExtension;
import accelerator.emulators.sam.SamApplication;
import accelerator.emulators.sam.lambda.HostSettings;
import accelerator.emulators.sam.lambda.LambdaHost;
import accelerator.emulators.sam.template.Deployment;
import accelerator.emulators.sam.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A template's functions and HTTP API for the tests of a class (static field) or for each test
/// (instance field), with `@RegisterExtension`.
public final class SamExtension extends EmulatorExtension<SamApplication> {
  private final Path template;
  private final Map<String, String> parameters;
  private final Map<String, String> physicalIds;
  private final Map<String, String> environment;

  private SamExtension(
      Path template,
      Map<String, String> parameters,
      Map<String, String> physicalIds,
      Map<String, String> environment) {
    this.template = template;
    this.parameters = Map.copyOf(parameters);
    this.physicalIds = Map.copyOf(physicalIds);
    this.environment = Map.copyOf(environment);
  }

  /// @param template is read when the first test starts; code is found from its folder
  public SamExtension(Path template) {
    this(template, Map.of(), Map.of(), Map.of());
  }

  /// The same with the answer to one parameter more.
  public SamExtension withParameter(String name, String value) {
    return new SamExtension(template, with(parameters, name, value), physicalIds, environment);
  }

  /// The same with what `!Ref` gives for one resource more.
  public SamExtension withPhysicalId(String logicalId, String id) {
    return new SamExtension(template, parameters, with(physicalIds, logicalId, id), environment);
  }

  /// The same with one variable more for every function, such as the endpoint of a service.
  public SamExtension withEnvironment(String name, String value) {
    return new SamExtension(template, parameters, physicalIds, with(environment, name, value));
  }

  private static Map<String, String> with(Map<String, String> some, String name, String value) {
    Map<String, String> more = new HashMap<>(some);
    more.put(name, value);
    return more;
  }

  @Override
  protected SamApplication start(Path own) {
    return SamApplication.start(
        Template.read(template).deploy(Deployment.local("test", parameters, physicalIds)),
        HostSettings.of(own, environment),
        0,
        0);
  }

  /// Where the HTTP API answers.
  public URI api() {
    return running().api();
  }

  /// Where clients point `AWS_ENDPOINT_URL_LAMBDA`.
  public URI lambda() {
    return running().lambda();
  }

  /// The functions, to call them and to read what they printed.
  public LambdaHost functions() {
    return running().functions();
  }
}
