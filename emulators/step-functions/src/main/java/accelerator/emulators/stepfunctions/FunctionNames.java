package accelerator.emulators.stepfunctions;

import java.util.Set;

/// The functions that an expression may call without having defined them: JSONata's without
/// `$eval`, and those that Step Functions adds.
final class FunctionNames {
  private static final Set<String> NAMES =
      Set.of(
          """
          abs append assert average base64decode base64encode boolean ceil clone contains
          count decodeUrl decodeUrlComponent distinct each encodeUrl encodeUrlComponent
          error exists filter floor formatBase formatInteger formatNumber fromMillis hash
          join keys length lookup lowercase map match max merge millis min not now number
          pad parse parseInteger partition power random range reduce replace reverse round
          shuffle sift single sort split spread sqrt string substring substringAfter
          substringBefore sum toMillis trim type uppercase uuid zip
          """
              .strip()
              .split("\\s+"));

  private FunctionNames() {}

  static boolean isKnown(String name) {
    return NAMES.contains(name);
  }
}
