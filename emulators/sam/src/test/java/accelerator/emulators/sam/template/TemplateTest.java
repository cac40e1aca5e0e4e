package accelerator.emulators.sam.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TemplateTest extends TemplateUnderTest {
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
}
