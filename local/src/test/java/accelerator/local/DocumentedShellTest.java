package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command in a block of README, CONTRIBUTING and docs is run by a test, or the list says why
/// it cannot be run here.
class DocumentedShellTest {
  private static final String ACCOUNT = "not run: it needs an account of AWS";

  /// How a command begins, and what runs it.
  private static final Map<String, String> RUN_BY = new LinkedHashMap<>();

  static {
    RUN_BY.put("./accelerator", "DocumentedCommandsTest takes it as it stands, StartIT starts it");
    RUN_BY.put("curl 'http://127.0.0.1:8080", "EndpointIT asks it");
    RUN_BY.put("curl -X POST http://127.0.0.1:8080", "EndpointIT asks it");
    RUN_BY.put("curl -X DELETE", "it names a deployed stack; ForgetIT asks the local one so");
    RUN_BY.put("cp deploy/example.env", "DeployFilesTest");
    RUN_BY.put("sed -e", "DeployFilesTest");
    RUN_BY.put("openssl genrsa", "this test");
    RUN_BY.put("openssl rsa", "this test");
    RUN_BY.put("mvn verify", "it is what runs this test");
    RUN_BY.put("mvn package -DskipTests", ".ci/same-zips builds so");
    RUN_BY.put("mvn -pl local -am test -Dtest=DocumentsTest", "it writes; DocumentsTest compares");
    RUN_BY.put(".ci/screenshots", "it writes; StorefrontIT and ConsoleIT see the same pages");
    RUN_BY.put("sam ", ACCOUNT + ", and SAM's command line");
    RUN_BY.put("aws ", ACCOUNT);
  }

  @Test
  void everyCommandIsRunOrSaysWhyNot() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String command : DocumentedShell.commands()) {
      Optional<String> known = RUN_BY.keySet().stream().filter(command::startsWith).findFirst();
      assertThat(known).as("what runs '%s'", command).isPresent();
      used.add(known.get());
      System.out.printf("%-100.100s %s%n", command, RUN_BY.get(known.get()));
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(RUN_BY.keySet());
  }

  /// Tests of the shipped SQL fail where a team has made it its own, which nobody is to wait for.
  @Test
  void nobodyIsToldToTestInOrderToDeploy() throws IOException {
    for (Path document : DocumentedShell.documents()) {
      assertThat(Files.readString(document)).doesNotContainPattern("mvn package(?! -DskipTests)");
    }
  }

  @Test
  void thePageMakesAKeyPairThatJavaReads(@TempDir Path folder) throws Exception {
    List<String> making =
        DocumentedShell.commands().stream().filter(line -> line.startsWith("openssl")).toList();
    DocumentedShell.need("openssl");

    String said = DocumentedShell.run(folder, String.join(" && ", making));

    String privateKey = Files.readString(folder.resolve("key.p8"));
    RSAPrivateCrtKey made =
        (RSAPrivateCrtKey)
            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pem(privateKey)));
    RSAPublicKey shown =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(
                    new X509EncodedKeySpec(pem(said.substring(said.indexOf("-----BEGIN")))));
    assertThat(made.getModulus().bitLength()).isEqualTo(2048);
    assertThat(shown.getModulus()).isEqualTo(made.getModulus());
  }

  private static byte[] pem(String text) {
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
  }
}
