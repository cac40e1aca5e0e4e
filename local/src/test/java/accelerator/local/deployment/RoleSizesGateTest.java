package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What IAM refuses for being too large.
class RoleSizesGateTest {
  static Stream<Transformed> sources() {
    return Transformed.all().stream();
  }

  /// All inline policies of a role together, without white space (IAM and STS quotas).
  @ParameterizedTest
  @MethodSource("sources")
  void theInlinePoliciesOfARoleFit(Transformed template) {
    template
        .ofType("AWS::IAM::Role")
        .forEach(
            (id, role) -> {
              String policies = Json.write(role.path("Policies"));
              int names = policies.split("shop", -1).length - 1;
              int regions = policies.split("eu-west-1", -1).length - 1;
              // The longest name that fits beside a role's ending, in the longest region's name.
              int longest = policies.length() + names * (37 - 4) + regions * (14 - 9);
              assertThat(longest).as("characters of %s's policies", id).isLessThan(10_240);
            });
  }
}
