package accelerator.recommend;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Whose fault it is that Personalize does not take what it was sent, and in which words.
final class ServiceFault {
  private static final int BAD_REQUEST = 400;

  /// Errors of a signature (AWS API reference, common errors), with status 400 or 403.
  private static final Set<String> SIGNATURE =
      Set.of(
          "AccessDeniedException",
          "ExpiredTokenException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "NotAuthorized",
          "OptInRequired",
          "RequestExpired",
          "UnrecognizedClientException");

  private ServiceFault() {}

  /// A 400 says that what was sent is wrong, and nothing against what is sent next: unless it says
  /// that there were too many, or that the caller's signature is none, which is this stack's fault.
  /// Which codes the service has beside those of its API reference could not be verified.
  static boolean isOfWhatWasSent(AwsServiceException refused) {
    return refused.statusCode() == BAD_REQUEST
        && !refused.isThrottlingException()
        && !SIGNATURE.contains(reason(refused));
  }

  /// The service's own words. An ARN in them would tell callers the account.
  ///
  /// @param thing what stands in the place of an ARN
  static String withoutArns(AwsServiceException refused, String thing) {
    return details(refused)
        .map(AwsErrorDetails::errorMessage)
        .orElse("no reason given")
        .replaceAll("arn:\\S+", thing);
  }

  /// The service's error code, or the kind of failure.
  static String reason(SdkException failed) {
    return (failed instanceof AwsServiceException refused
            ? details(refused)
            : Optional.<AwsErrorDetails>empty())
        .map(AwsErrorDetails::errorCode)
        .orElse(failed.getClass().getSimpleName());
  }

  private static Optional<AwsErrorDetails> details(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails());
  }
}
