package accelerator.emulators.loopback;

/// Keeps calls to this machine away from the proxy that its Java may be given, such as with
/// `-Dhttp.proxyHost` in `JAVA_TOOL_OPTIONS` on a company's laptop.
///
/// Java leaves loopback addresses out by itself, but only until somebody sets `http.nonProxyHosts`
/// to other hosts.
public final class LoopbackProxies {
  private static final String EXCEPTIONS = "http.nonProxyHosts";
  private static final String LOOPBACK = "localhost|127.*|[::1]";

  private LoopbackProxies() {}

  /// Adds the loopback addresses to the hosts that this JVM asks without a proxy.
  public static void bypass() {
    String hosts = System.getProperty(EXCEPTIONS);
    if (hosts == null || hosts.endsWith(LOOPBACK)) {
      return;
    }
    System.setProperty(EXCEPTIONS, hosts.isBlank() ? LOOPBACK : hosts + "|" + LOOPBACK);
  }
}
