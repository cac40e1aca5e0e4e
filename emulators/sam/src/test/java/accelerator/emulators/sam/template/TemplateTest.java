package accelerator.emulators.sam.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static final Map<String, String> ACCOUNT = Map.of("SnowflakeAccount", "acme");
  @TempDir Path folder = Path.of("");

  @Test
  void readsAFunctionWithItsGlobals() {
    LambdaFunction function = stack(ACCOUNT, Map.of()).functions().getFirst();

    assertThat(function)
        .isEqualTo(
            new LambdaFunction(
                "RecommendFunction",
                "shop-RecommendFunction",
                "arn:aws:lambda:eu-west-1:000000000000:function:shop-RecommendFunction",
                "shop.Recommend",
                "java25",
                shop().resolveSibling("functions/recommend/target/recommend.zip"),
                512,
                Duration.ofSeconds(5),
                Map.of("BUCKET", "shop-databucket", "STAGE", "own", "LIMIT", "25"),
                Optional.of("live"),
                true,
                "JSON",
                Optional.of("INFO")));
  }

  @Test
  void resolvesReferencesByTheTypeOfTheirResource() {
    LambdaFunction plan = stack(ACCOUNT, Map.of()).functions().get(1);

    assertThat(plan.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("BUCKET", "shop-databucket"),
                Map.entry("STAGE", "global"),
                Map.entry("ROLE", "arn:aws:iam::000000000000:role/shop-PersonalizeRole"),
                Map.entry(
                    "LOGS",
                    "arn:aws:logs:eu-west-1:000000000000:log-group:/aws/lambda/shop-recommend:*"),
                Map.entry("TOPIC", "arn:aws:sns:eu-west-1:000000000000:shop-Notices"),
                Map.entry(
                    "SECRET",
                    "arn:aws:secretsmanager:eu-west-1:000000000000:secret:shop-Credentials-abcdef"),
                Map.entry("BUCKET_ARN", "arn:aws:s3:::shop-databucket"),
                Map.entry("JDBC", "jdbc:snowflake://acme.amazonaws.com/?a=${Literal}"),
                Map.entry("FIRST_DOMAIN", "ecommerce"),
                Map.entry("SECOND", "b"),
                Map.entry("DOMAINS", "ecommerce,video_on_demand")));
    assertThat(plan.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.memorySize()).isEqualTo(128);
    assertThat(plan.alias()).isEmpty();
    assertThat(plan.snapStart()).isFalse();
  }

  @Test
  void takesPhysicalIdsFromTheDeployment() {
    LambdaFunction plan =
        stack(ACCOUNT, Map.of("DataBucket", "data", "Credentials", "arn:secret"))
            .functions()
            .get(1);

    assertThat(plan.environment())
        .containsEntry("BUCKET", "data")
        .containsEntry("BUCKET_ARN", "arn:aws:s3:::data")
        .containsEntry("SECRET", "arn:secret");
  }

  @Test
  void readsAStateMachine() {
    assertThat(stack(ACCOUNT, Map.of()).stateMachines())
        .containsExactly(
            new StateMachineResource(
                "Refresh",
                "shop-refresh",
                "arn:aws:states:eu-west-1:000000000000:stateMachine:shop-refresh",
                shop().resolveSibling("statemachine/refresh.asl.json"),
                Map.of(
                    "PlanFunction",
                    "arn:aws:lambda:eu-west-1:000000000000:function:shop-PlanFunction",
                    "Recommend",
                    "arn:aws:lambda:eu-west-1:000000000000:function:shop-RecommendFunction:live",
                    "Partition",
                    "aws")));
  }

  @Test
  void followsRoutesToTheirFunctions() {
    assertThat(stack(ACCOUNT, Map.of()).routes())
        .containsExactly(
            ApiRoute.open(
                "GET /v1/{domain}/{recommender}", "RecommendFunction", Duration.ofSeconds(5)),
            ApiRoute.open("$default", "PlanFunction", Duration.ofSeconds(30)));
  }

  @Test
  void leavesOutWhatItsConditionExcludes() {
    assertThat(stack(ACCOUNT, Map.of()).cors()).isEmpty();

    Stack withCors =
        stack(
            Map.of(
                "SnowflakeAccount",
                "acme",
                "AllowedOrigins",
                "https://a.example, https://b.example"),
            Map.of());

    assertThat(withCors.routes()).extracting(ApiRoute::routeKey).contains("OPTIONS /{proxy+}");
    assertThat(withCors.cors())
        .contains(
            new Cors(
                List.of("https://a.example", "https://b.example"),
                List.of("GET", "OPTIONS"),
                List.of("content-type"),
                List.of("etag"),
                OptionalInt.of(600),
                false));
    assertThat(withCors.functions().getFirst().environment()).containsEntry("NO_VALUE", "x");
  }

  @Test
  void listsItsParameters() {
    assertThat(Template.read(shop()).parameters())
        .extracting(TemplateParameter::name)
        .containsExactly(
            "SnowflakeAccount", "Domains", "RecommendTimeout", "AllowedOrigins", "Stage");
  }

  @Test
  void namesEveryWrongParameterAtOnce() {
    Map<String, String> wrong =
        Map.of("RecommendTimeout", "30", "Stage", "dev", "Colour", "red", "Domains", "ecommerce");

    assertThatThrownBy(() -> stack(wrong, Map.of("Nothing", "x")))
        .isInstanceOf(EmulatorException.class)
        .hasMessage(
            "parameter SnowflakeAccount has no value; "
                + "parameter RecommendTimeout must be at most 29, was '30'; "
                + "parameter Stage must be one of [test, live], was 'dev'; "
                + "there is no parameter Colour; there is no resource Nothing");
  }

  @Test
  void refusesAValueThatItsPatternDoesNotMatch() {
    assertThatThrownBy(() -> stack(Map.of("SnowflakeAccount", "a/b"), Map.of()))
        .hasMessage("parameter SnowflakeAccount must match [A-Za-z0-9_-]+, was 'a/b'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!ImportValue x                  | bad.yaml:5: tag !ImportValue is not supported",
        "{'Fn::ImportValue': x}          | Fn::ImportValue is not supported",
        "!Ref Nobody                     | !Ref Nobody: there is no such parameter or resource",
        "!GetAtt Nobody.Arn              | !GetAtt Nobody.Arn: there is no such resource",
        "!GetAtt F.Colour                | !GetAtt F.Colour: the attribute is not known of AWS::Serverless::Function",
        "!Ref F.Alias                    | F.Alias: it has no AutoPublishAlias",
        "!If [Never, a, b]               | there is no condition 'Never'",
        "!Select [3, [a, b]]             | !Select index must be 0..1, was 3",
        "!Sub '${Nobody}'                | !Ref Nobody: there is no such parameter or resource",
      })
  void namesWhatCannotBeResolved(String handler, String message) {
    assertThatThrownBy(() -> functionWith("Handler: " + handler).functions())
        .isInstanceOf(EmulatorException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MemorySize: 64     | F: Lambda refuses MemorySize 64",
        "Timeout: 901       | F: Lambda refuses Timeout 901",
        "Timeout: soon      | F: Timeout must be a whole number, was 'soon'",
        "MemorySize: 256    | F has no Handler",
        "Environment: {Variables: {AWS_REGION: x}}, Handler: a.B | F: Lambda refuses Environment AWS_REGION",
      })
  void refusesWhatLambdaWouldRefuse(String properties, String message) {
    String handler =
        message.contains("no Handler") || properties.contains("Handler") ? "" : ", Handler: a.B";

    assertThatThrownBy(() -> functionWith("CodeUri: c, " + properties + handler).functions())
        .isInstanceOf(EmulatorException.class)
        .hasMessage(message);
  }

  @Test
  void refusesARouteThatIsAnEventOfItsFunction() {
    assertThatThrownBy(() -> functionWith("Events: {Get: {Type: HttpApi}}").functions())
        .hasMessageStartingWith("F: an event of type HttpApi or Api is not supported");
  }

  @Test
  void refusesASecondEqualKey() {
    assertThatThrownBy(() -> functionWith("Handler: a, Handler: b"))
        .hasMessage("bad.yaml:5: second key 'Handler' is not supported");
  }

  @Test
  void namesAMissingFile() {
    Path missing = folder.resolve("none.yaml");

    assertThatThrownBy(() -> Template.read(missing))
        .hasMessage("there is no template '%s'".formatted(missing));
  }

  private Stack functionWith(String properties) {
    Path file = folder.resolve("bad.yaml");
    String text =
        """
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties: {Runtime: java25,
              %s}
        """;
    try {
      Files.writeString(file, text.formatted(properties));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
    return Template.read(file).deploy(Deployment.local("shop", Map.of(), Map.of()));
  }

  private static Stack stack(Map<String, String> parameters, Map<String, String> physicalIds) {
    return Template.read(shop()).deploy(Deployment.local("shop", parameters, physicalIds));
  }

  private static Path shop() {
    try {
      return Path.of(Objects.requireNonNull(TemplateTest.class.getResource("shop.yaml")).toURI());
    } catch (URISyntaxException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
