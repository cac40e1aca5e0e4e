package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Users who are to be forgotten, in the stack `shop`.
class ForgetUsersTest {
  private final ForgottenUsers stack = new ForgottenUsers();

  @Test
  void answersTheEventThatIsKept() {
    JsonNode look = stack.calls.callForgetting(Calls.event("forget-users"));
    assertThat(look.path("state").asText()).isEqualTo("PENDING");
    assertThat(look.path("awaits").asText()).isEqualTo("ecommerce: job 1");
  }

  @Test
  void isReadyAtOnceWhereNobodyIsToBeForgotten() {
    JsonNode look = stack.look("{}");
    assertThat(look.path("state").asText()).isEqualTo("READY");
    assertThat(look.at("/result/domains/ecommerce/users").asInt()).isZero();
    assertThat(stack.calls.personalize.deletions).isEmpty();
  }

  @Test
  void forgetsWhomTheInputAndTheBucketName() {
    stack.wish("u-2");
    JsonNode look = stack.look("{\"forget\":[\"u-1\"],\"domains\":[\"ecommerce\"]}");

    assertThat(stack.calls.personalize.deletions).hasSize(1);
    var job = stack.calls.personalize.deletions.getFirst();
    assertThat(job.jobName()).isEqualTo("shop-ecommerce-forget-first-1");
    assertThat(job.datasetGroupArn())
        .isEqualTo(ForgottenUsers.ARN + "dataset-group/shop-ecommerce");
    assertThat(job.dataSource().dataLocation())
        .isEqualTo("s3://shop-data/forget/jobs/ecommerce/first-1.csv");
    assertThat(job.roleArn()).isEqualTo("arn:aws:iam::000000000000:role/shop-personalize");
    assertThat(job.tags()).containsExactly(StackTag.of(Calls.settings(List.of(Domain.ECOMMERCE))));
    assertThat(stack.calls.bucket.text("forget/jobs/ecommerce/first-1.csv"))
        .isEqualTo("USER_ID\nu-1\nu-2\n");
    assertThat(stack.keys("locks/ecommerce")).as("runs may go on").isEmpty();

    stack.end("COMPLETED");
    JsonNode last = stack.again(look);

    assertThat(last.path("state").asText()).isEqualTo("READY");
    assertThat(last.at("/result/domains/ecommerce/users").asInt()).isEqualTo(2);
    assertThat(last.at("/result/domains/ecommerce/deleted").asInt()).isEqualTo(7);
    assertThat(last.toString()).doesNotContain("u-1", "u-2");
    assertThat(stack.keys("forget/")).isEmpty();
    assertThat(stack.keys("locks/")).isEmpty();
  }

  @Test
  void deletesWhatRunsHaveUnloadedOfTheDomainsUsers() {
    stack.wish("u-1");
    for (String key :
        List.of(
            "ecommerce/interactions/a.csv",
            "ecommerce/users/a.csv",
            "ecommerce/items/a.csv",
            "video_on_demand/interactions/a.csv")) {
      stack.calls.bucket.write("snowflake/runs/run-1/" + key, "x");
    }
    stack.look("{}");
    assertThat(stack.keys("snowflake/"))
        .containsExactly(
            "snowflake/runs/run-1/ecommerce/items/a.csv",
            "snowflake/runs/run-1/video_on_demand/interactions/a.csv");
  }

  @Test
  void waitsForTheRunThatHasTheDomain() {
    stack.wish("u-1");
    stack.calls.running.add(ForgottenUsers.RUN);
    stack.calls.bucket.write(
        "locks/ecommerce.json", "{\"executionArn\":\"%s\"}".formatted(ForgottenUsers.RUN));

    JsonNode look = stack.look("{}");
    assertThat(look.path("awaits").asText()).contains(ForgottenUsers.RUN);
    assertThat(stack.calls.personalize.deletions).isEmpty();

    stack.calls.running.remove(ForgottenUsers.RUN);
    assertThat(stack.again(look).path("awaits").asText()).isEqualTo("ecommerce: job 1");
  }

  @Test
  void beginsOneMoreJobAfterARunThatCameBetweenAndStopsAfterThree() {
    stack.wish("u-1");
    JsonNode look = stack.look("{}");
    for (int run = 2; run < 6; run++) {
      stack.imports("run-" + run);
      stack.end("COMPLETED");
      look = stack.again(look);
    }
    assertThat(look.path("state").asText()).isEqualTo("READY");
    assertThat(stack.calls.personalize.deletions)
        .extracting(each -> ForgottenUsers.ARN + "data-deletion-job/" + each.jobName())
        .containsExactly(ForgottenUsers.JOB + 1, ForgottenUsers.JOB + 2, ForgottenUsers.JOB + 3);
    assertThat(stack.keys("forget/")).isEmpty();
  }

  @Test
  void beginsOneMoreJobAfterARunThatImportedAndFailed() {
    stack.wish("u-1");
    JsonNode look = stack.look("{}");
    ObjectNode importing = Calls.event("import-datasets");
    importing.set("checked", Json.parse("{\"rows\":{}}"));
    stack.calls.running.add(importing.at("/run/executionArn").asText());
    stack.calls.call(importing);
    stack.calls.running.clear();
    stack.calls.running.add(ForgottenUsers.EXECUTION + "first");
    stack.end("COMPLETED");

    assertThat(stack.again(look).path("awaits").asText()).isEqualTo("ecommerce: job 2");
    assertThat(stack.keys("forget/wishes/")).hasSize(1);
  }

  /// Aborted while it trained, and redriven when the job had begun.
  @Test
  void beginsOneMoreJobAfterARunThatWentOnTraining() {
    stack.wish("u-1");
    stack.imports("20251201t060000z-sample");
    JsonNode look = stack.look("{}");
    ObjectNode training = Calls.event("train-recommenders");
    stack.calls.call(training);
    stack.end("COMPLETED");

    assertThat(stack.again(look).path("awaits").asText()).isEqualTo("ecommerce: job 2");
  }

  @Test
  void beginsNoOtherJobForARunThatOnlyPublished() {
    stack.wish("u-1");
    JsonNode look = stack.look("{}");
    stack.publish("run-2");
    stack.end("COMPLETED");

    assertThat(stack.again(look).path("state").asText()).isEqualTo("READY");
  }

  @Test
  void aRunThatIsResumedUnloadsAnew() {
    stack.wish("u-1");
    ObjectNode kept = Calls.event("import-datasets");
    kept.set("checked", Json.parse("{\"rows\":{\"interactions\":56000}}"));
    StageCall call = StageCall.of(kept);
    UnloadedBefore before = new UnloadedBefore(stack.calls.bucket);
    before.keep(call, kept);
    stack.calls.bucket.write(call.plan().prefix() + "manifest.json", "{}");
    assertThat(before.find(call.run().runId(), call.plan())).isPresent();

    stack.look("{}");

    assertThat(before.find(call.run().runId(), call.plan())).isEmpty();
  }

  @Test
  void keepsAWishThatCameAfterItsJobHadBegun() {
    stack.wish("u-1");
    JsonNode look = stack.look("{}");
    stack.calls.now = stack.calls.now.plusSeconds(120);
    stack.wish("u-1");
    stack.wish("u-3");
    stack.end("COMPLETED");

    assertThat(stack.again(look).path("state").asText()).isEqualTo("READY");
    assertThat(stack.keys("forget/wishes/")).hasSize(2);
  }

  @Test
  void aSecondExecutionLeavesTheFirstItsWishes() {
    stack.wish("u-1");
    JsonNode look = stack.look("{}");
    assertThat(stack.look("second", "{}", Json.object()).path("state").asText()).isEqualTo("READY");
    assertThat(stack.calls.personalize.deletions).hasSize(1);
    assertThat(stack.again(look).path("state").asText()).isEqualTo("PENDING");
  }

  @Test
  void asksForTheSameJobOnceWhenItsAnswerWasLost() {
    stack.wish("u-1");
    stack.look("{}");
    stack.look("{}");
    assertThat(stack.calls.personalize.deletions).hasSize(1);
  }
}
