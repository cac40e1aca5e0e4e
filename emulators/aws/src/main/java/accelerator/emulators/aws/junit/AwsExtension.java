package accelerator.emulators.aws.junit;

import accelerator.emulators.aws.AwsServices;
import accelerator.emulators.aws.AwsServices.Ports;
import accelerator.emulators.aws.objects.ObjectStore;
import accelerator.emulators.loopback.junit.EmulatorExtension;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// S3, Secrets Manager and the price list for the tests of a class (static field) or for each test
/// (instance field), with `@RegisterExtension`.
public final class AwsExtension extends EmulatorExtension<AwsServices> {
  private final List<String> buckets;
  private final Map<String, String> secrets;

  private AwsExtension(List<String> buckets, Map<String, String> secrets) {
    this.buckets = List.copyOf(buckets);
    this.secrets = Map.copyOf(secrets);
  }

  /// Neither buckets nor secrets.
  public AwsExtension() {
    this(List.of(), Map.of());
  }

  /// The same with one empty bucket more.
  public AwsExtension withBucket(String name) {
    List<String> more = new ArrayList<>(buckets);
    more.add(name);
    return new AwsExtension(more, secrets);
  }

  /// The same with one secret more.
  ///
  /// @param arn such as `arn:aws:secretsmanager:eu-west-1:000000000000:secret:key-AbCdEf`
  public AwsExtension withSecret(String arn, String value) {
    Map<String, String> more = new HashMap<>(secrets);
    more.put(arn, value);
    return new AwsExtension(buckets, more);
  }

  @Override
  protected AwsServices start(Path own) {
    AwsServices services = AwsServices.start(own, secrets, Ports.free());
    buckets.forEach(services.objects()::createBucket);
    return services;
  }

  /// The buckets' folders.
  public ObjectStore objects() {
    return running().objects();
  }

  /// Where S3 answers; its clients force the path style.
  public URI s3() {
    return running().objects().endpoint();
  }

  /// Where Secrets Manager answers.
  public URI secretsManager() {
    return running().secrets().endpoint();
  }

  /// Where the price list answers.
  public URI pricing() {
    return running().prices().endpoint();
  }
}
