package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.PortTaken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLifeTest {
  private static final long PATIENCE_MILLIS = 20_000;

  @TempDir Path folder;

  @Test
  void closingLeavesNoThreadEvenWhileItLearns() throws Exception {
    Set<Thread> before = own();
    try (Service service = Service.instant(folder).withData()) {
      service.answer(
          "CreateRecommender", Service.recommenderRequest("aws-ecomm-recommended-for-you", ""));
    }

    for (Thread each : own()) {
      if (!before.contains(each)) {
        each.join(PATIENCE_MILLIS);
        assertThat(each.isAlive()).as(each.getName()).isFalse();
      }
    }
  }

  @Test
  void closingTwiceIsHarmless() {
    PersonalizeServer server = start(ServiceSettings.local());

    server.close();
    server.close();
  }

  @Test
  void twoAtOnceKnowNothingOfEachOther() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    try (Service one = Service.instant(folder).withData();
        Service two = Service.instant(other).withGroup()) {
      assertThat(one.answer("ListDatasets", "{}").path("datasets")).hasSize(2);
      assertThat(two.answer("ListDatasets", "{}").path("datasets")).isEmpty();
      assertThat(two.server().imports()).isEqualTo(new ImportCounts(0, 0, 0));
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (PersonalizeServer server = start(ServiceSettings.local())) {
      int port = server.endpoint().getPort();

      assertThatExceptionOfType(PortTaken.class)
          .isThrownBy(() -> start(ServiceSettings.local().withPort(port)))
          .withMessageContaining(String.valueOf(port));
    }
  }

  private PersonalizeServer start(ServiceSettings settings) {
    return PersonalizeServer.start(settings, new FolderBuckets(folder));
  }

  private static Set<Thread> own() {
    List<String> names = List.of("personalize-", "learn-", "HTTP-Dispatcher", "idle-timeout-task");
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> names.stream().anyMatch(thread.getName()::startsWith))
        .collect(Collectors.toSet());
  }
}
