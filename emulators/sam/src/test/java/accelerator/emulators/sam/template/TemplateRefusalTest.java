package accelerator.emulators.sam.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateRefusalTest extends TemplateUnderTest {
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
  void refusesARuntimeThatIsNotJavas() {
    LambdaFunction function = stack(ACCOUNT, Map.of()).functions().getFirst();

    assertThatThrownBy(
            () ->
                new LambdaFunction(
                    "F",
                    function.name(),
                    function.arn(),
                    function.handler(),
                    "python3.13",
                    function.code(),
                    function.memorySize(),
                    function.timeout(),
                    function.environment(),
                    function.alias(),
                    function.snapStart(),
                    function.logFormat(),
                    function.logLevel()))
        .isInstanceOf(EmulatorException.class)
        .hasMessage("F: Runtime python3.13 is not supported, only Java's");
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
}
