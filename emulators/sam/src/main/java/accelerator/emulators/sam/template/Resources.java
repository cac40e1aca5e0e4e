package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/// Names and ARNs of a deployment's resources, in the form that the service of their type gives
/// them. What AWS draws at random (the end of a bucket's name, of a secret's ARN, an API's id) is
/// fixed here.
final class Resources {
  private final JsonNode resources;
  private final Deployment deployment;
  private final Intrinsics intrinsics;

  Resources(JsonNode resources, Deployment deployment, Intrinsics intrinsics) {
    this.resources = resources;
    this.deployment = deployment;
    this.intrinsics = intrinsics;
  }

  boolean has(String logicalId) {
    return resources.has(logicalId);
  }

  /// What `!Ref` gives: a name for some types, an ARN for others.
  String ref(String logicalId) {
    return Optional.ofNullable(deployment.physicalIds().get(logicalId))
        .orElseGet(() -> inventedRef(logicalId));
  }

  private String inventedRef(String logicalId) {
    return switch (type(logicalId)) {
      case "AWS::S3::Bucket" ->
          named(logicalId, "BucketName", deployment.stackName() + "-" + logicalId)
              .toLowerCase(Locale.ROOT);
      case "AWS::Serverless::Function", "AWS::Lambda::Function" -> named(logicalId, "FunctionName");
      case "AWS::Lambda::Alias" ->
          deployment.arn(
              "lambda",
              "function:" + named(logicalId, "FunctionName") + ":" + named(logicalId, "Name"));
      case "AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine" ->
          deployment.arn("states", "stateMachine:" + stateMachineName(logicalId));
      case "AWS::SNS::Topic" -> deployment.arn("sns", named(logicalId, "TopicName"));
      case "AWS::SecretsManager::Secret" ->
          deployment.arn("secretsmanager", "secret:" + named(logicalId, "Name") + "-abcdef");
      case "AWS::IAM::Role" -> named(logicalId, "RoleName");
      case "AWS::Logs::LogGroup" ->
          named(logicalId, "LogGroupName", "/" + deployment.stackName() + "/" + logicalId);
      case "AWS::SQS::Queue" ->
          "https://sqs.%s.amazonaws.com/%s/%s"
              .formatted(
                  deployment.region(), deployment.accountId(), named(logicalId, "QueueName"));
      default -> deployment.stackName() + "-" + logicalId;
    };
  }

  /// What `!GetAtt` gives.
  ///
  /// @throws EmulatorException for an attribute that is not known of its type
  String attribute(String logicalId, String attribute) {
    String ref = ref(logicalId);
    return switch (type(logicalId) + "." + attribute) {
      case "AWS::S3::Bucket.Arn" -> "arn:%s:s3:::%s".formatted(deployment.partition(), ref);
      case "AWS::Serverless::Function.Arn", "AWS::Lambda::Function.Arn" ->
          deployment.arn("lambda", "function:" + ref);
      case "AWS::Serverless::Function.Alias" ->
          "%s:%s".formatted(attribute(logicalId, "Arn"), alias(logicalId));
      case "AWS::Serverless::StateMachine.Arn",
          "AWS::StepFunctions::StateMachine.Arn",
          "AWS::SNS::Topic.TopicArn",
          "AWS::SecretsManager::Secret.Id" ->
          ref;
      case "AWS::Serverless::StateMachine.Name", "AWS::StepFunctions::StateMachine.Name" ->
          stateMachineName(logicalId);
      case "AWS::IAM::Role.Arn" ->
          "arn:%s:iam::%s:role/%s".formatted(deployment.partition(), deployment.accountId(), ref);
      case "AWS::Logs::LogGroup.Arn" -> deployment.arn("logs", "log-group:" + ref + ":*");
      case "AWS::SQS::Queue.Arn" -> deployment.arn("sqs", ref.substring(ref.lastIndexOf('/') + 1));
      case "AWS::Lambda::Version.Version" -> "1";
      case "AWS::SQS::Queue.QueueName" -> ref.substring(ref.lastIndexOf('/') + 1);
      case "AWS::CloudWatch::Alarm.Arn" ->
          deployment.arn("cloudwatch", "alarm:" + named(logicalId, "AlarmName"));
      case "AWS::KMS::Key.Arn" -> deployment.arn("kms", "key/" + ref);
      case "AWS::ApiGatewayV2::Api.ApiEndpoint" ->
          "https://%s.execute-api.%s.amazonaws.com".formatted(ref, deployment.region());
      case String custom when custom.startsWith("Custom::") -> ref + "-" + attribute;
      default ->
          throw new EmulatorException(
              "!GetAtt %s.%s: the attribute is not known of %s"
                  .formatted(logicalId, attribute, type(logicalId)));
    };
  }

  /// The name of the alias that SAM publishes.
  ///
  /// @throws EmulatorException when the function has none
  private String alias(String logicalId) {
    return property(logicalId, "AutoPublishAlias")
        .orElseThrow(
            () ->
                new EmulatorException("%s.Alias: it has no AutoPublishAlias".formatted(logicalId)));
  }

  private String stateMachineName(String logicalId) {
    return property(logicalId, "Name")
        .or(() -> property(logicalId, "StateMachineName"))
        .orElse(deployment.stackName() + "-" + logicalId);
  }

  private String named(String logicalId, String property) {
    return named(logicalId, property, deployment.stackName() + "-" + logicalId);
  }

  private String named(String logicalId, String property, String invented) {
    return property(logicalId, property).orElse(invented);
  }

  private Optional<String> property(String logicalId, String property) {
    JsonNode value = resources.path(logicalId).path("Properties").path(property);
    return Optional.of(intrinsics.resolve(value)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private String type(String logicalId) {
    JsonNode resource = resources.path(logicalId);
    JsonNode condition = resource.path("Condition");
    if (condition.isTextual() && !intrinsics.holds(condition.asText())) {
      throw new EmulatorException(
          "%s is referred to, but its condition %s does not hold"
              .formatted(logicalId, condition.asText()));
    }
    return resource.path("Type").asText();
  }
}
