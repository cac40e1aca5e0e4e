package accelerator.emulators.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackProxiesTest {
  @AfterEach
  void clear() {
    System.clearProperty("http.proxyHost");
    System.clearProperty("http.nonProxyHosts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*.example.org", "*.example.org|localhost|127.*|[::1]"})
  void asksThisMachineWithoutAProxyWhateverIsExcepted(String hosts) {
    System.setProperty("http.proxyHost", "192.0.2.1");
    System.setProperty("http.nonProxyHosts", hosts);

    LoopbackProxies.bypass();
    LoopbackProxies.bypass();

    for (String address : List.of("http://127.0.0.1:9000/", "http://localhost:1/")) {
      assertThat(ProxySelector.getDefault().select(URI.create(address)))
          .containsExactly(Proxy.NO_PROXY);
    }
    assertThat(ProxySelector.getDefault().select(URI.create("http://example.com/")))
        .isNotEqualTo(List.of(Proxy.NO_PROXY));
  }

  @Test
  void leavesJavasOwnExceptionsAsTheyAre() {
    LoopbackProxies.bypass();

    assertThat(System.getProperty("http.nonProxyHosts")).isNull();
  }
}
