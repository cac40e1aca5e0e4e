package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.ServiceUnavailable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.resultset.QueryStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A session that is lost while a statement runs is followed by a new one, which asks for the same
/// statement.
class LostSessionTest {
  private static final String URL = "jdbc:lost-session:";

  private final List<String> asked = new ArrayList<>();
  private final Driver driver = driver();
  private SnowflakeWarehouse warehouse = new SnowflakeWarehouse(login());
  private SQLException failure = new SQLException("none");
  private boolean isLost;
  private boolean isAway;
  private int ended;
  private int sessions;

  private static SnowflakeLogin login() {
    return new SnowflakeLogin(
        new WarehouseSettings.Login(
            URL,
            "PERSONALIZE_SERVICE",
            "PERSONALIZE_ROLE",
            "W",
            "D",
            "S",
            new WarehouseSettings.Proof.KeyPair("arn"),
            Duration.ofHours(4)),
        LostSessionTest::key);
  }

  private static PrivateKey key() {
    try {
      return KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    } catch (java.security.NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @BeforeEach
  void register() throws SQLException {
    DriverManager.registerDriver(driver);
    warehouse = new SnowflakeWarehouse(login());
  }

  @AfterEach
  void deregister() throws SQLException {
    DriverManager.deregisterDriver(driver);
  }

  private static <T> T proxy(InvocationHandler handler, Class<T> first, Class<?>... others) {
    List<Class<?>> types = new ArrayList<>(List.of(others));
    types.add(first);
    return first.cast(
        Proxy.newProxyInstance(
            LostSessionTest.class.getClassLoader(), types.toArray(Class<?>[]::new), handler));
  }

  private Driver driver() {
    return proxy(
        (_, method, arguments) ->
            switch (method.getName()) {
              case "acceptsURL" -> arguments[0].toString().startsWith(URL);
              case "connect" -> arguments[0].toString().startsWith(URL) ? connect() : null;
              case "equals" -> arguments[0] == this.driver;
              case "hashCode" -> 1;
              case "toString" -> URL;
              default -> refused(method);
            },
        Driver.class);
  }

  private Connection connect() throws SQLException {
    if (isAway) {
      throw new SQLException("no route to host", "08001", 200_015);
    }
    int session = ++sessions;
    return proxy(
        (connection, method, arguments) ->
            switch (method.getName()) {
              case "unwrap" -> connection;
              case "getRole" -> "PERSONALIZE_ROLE";
              case "isValid" -> !isAway && session > ended;
              case "getQueryStatus" -> status(session, arguments[0].toString());
              default -> refused(method);
            },
        Connection.class,
        SnowflakeConnection.class);
  }

  private QueryStatus status(int session, String queryId) throws SQLException {
    asked.add(session + " " + queryId);
    if (isLost && session == 1) {
      throw failure;
    }
    String state = session == 1 ? "RUNNING" : "SUCCESS";
    return new QueryStatus(0, 0, "", queryId, state, 0, "", 0, state, 0, "", 0, "", "");
  }

  private static Object refused(Method method) throws SQLException {
    throw new SQLException(method.getName() + " was not expected");
  }

  @ParameterizedTest
  @CsvSource({
    "Session no longer exists, 08001, 390111",
    "Your session has expired, 08001, 390112",
    "JDBC driver encountered communication error, 58030, 200015"
  })
  void asksForTheSameStatementInANewSession(String words, String state, int code) {
    assertThat(warehouse.state("id-1")).isEqualTo(new StatementState.Running());
    failure = new SQLException(words, state, code);
    isLost = true;

    assertThatThrownBy(() -> warehouse.state("id-1"))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessage("query id-1: " + words);

    assertThat(warehouse.state("id-1")).isEqualTo(new StatementState.Done());
    assertThat(asked).containsExactly("1 id-1", "1 id-1", "2 id-1");
  }

  @Test
  void isUnavailableWhileNoSessionCanBeHad() {
    assertThat(warehouse.state("id-1")).isEqualTo(new StatementState.Running());
    isAway = true;
    ended = sessions;
    for (int look = 0; look < 3; look++) {
      assertThatThrownBy(() -> warehouse.state("id-1"))
          .isInstanceOf(ServiceUnavailable.class)
          .hasMessageContaining("no route to host");
    }
    isAway = false;

    assertThat(warehouse.state("id-1")).isEqualTo(new StatementState.Done());
  }
}
