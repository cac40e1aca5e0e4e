package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {
  private static TestServer server;
  private static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    Instant now = Instant.now();
    server = TestServer.start(() -> now);
    connection = server.connect();
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    connection.close();
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          iff(1 > 2, 'a', 'b')                                             ~ b
          nvl(null, 'x') || nvl2(null, 'a', 'b')                           ~ xb
          zeroifnull(null::number)                                         ~ 0
          div0(4, 0)                                                       ~ 0.000000
          nullif(1, 1)                                                     ~ null
          charindex('c', 'abc')                                            ~ 3
          startswith('abc', 'ab') and endswith('abc', 'bc')                ~ TRUE
          initcap('hELLO world')                                           ~ Hello World
          regexp_replace('a,b;c', '[,;]', ' ')                             ~ a b c
          regexp_replace('a-b-c', '-')                                     ~ abc
          regexp_replace('a\\\\b"c', '[",\\\\\\\\\\r\\n]+', ' ')           ~ a b c
          regexp_replace('a\\\\b"c', $$[",\\\\\\r\\n]+$$, ' ')             ~ a b c
          regexp_like('abc', 'b')                                          ~ FALSE
          regexp_like('abc', 'a.c')                                        ~ TRUE
          regexp_substr('order 66', '[0-9]+')                              ~ 66
          regexp_count('a1b2', '[0-9]')                                    ~ 2
          'tab\\there'                                                     ~ tab\there
          split_part('a/b/c', '/', 2)                                      ~ b
          to_varchar(12)                                                   ~ 12
          to_varchar('2025-01-31 10:20:30'::timestamp, 'YYYY/MM/DD HH24:MI') ~ 2025/01/31 10:20
          to_number('12.5', 10, 2)                                         ~ 12.50
          to_number('12')                                                  ~ 12
          try_to_number('x')                                               ~ null
          to_date('2025-01-31')                                            ~ 2025-01-31
          to_timestamp(1735689600)                                         ~ 2025-01-01 00:00:00.000
          to_timestamp('2025-01-31 10:20:30')                              ~ 2025-01-31 10:20:30.000
          dateadd(day, -1, '2025-03-01'::date)                             ~ 2025-02-28
          dateadd('month', 1, '2025-01-31'::date)                          ~ 2025-02-28
          dateadd(hh, 1, '2025-01-31'::date)                               ~ 2025-01-31 01:00:00.000
          dateadd(day, 1, '2025-01-31 10:00:00'::timestamp)                ~ 2025-02-01 10:00:00.000
          datediff(day, '2025-01-01'::date, '2025-02-01'::date)            ~ 31
          datediff('second', '1970-01-01'::timestamp, '1970-01-02'::timestamp) ~ 86400
          date_part(epoch_second, '2025-01-01'::timestamp)                 ~ 1735689600
          date_part('epoch_millisecond', '2025-01-01'::timestamp)          ~ 1735689600000
          date_part(year, '2025-01-01'::date)                              ~ 2025
          date_trunc(month, '2025-01-31'::date)                            ~ 2025-01-01
          '12.345'::number(10, 2)                                          ~ 12.35
          cast('7' as integer)                                             ~ 7
          try_cast('x' as number(10, 2))                                   ~ null
          '1.5'::float                                                     ~ 1.5
          12::string                                                       ~ 12
          1 /* one */ + 1 -- and one                                       ~ 2
          """)
  void understands(String expression, String expected) throws SQLException {
    assertThat(TestServer.rows(connection, "select\n" + expression + "\n"))
        .containsExactly(List.of(expected.equals("tab\\there") ? "tab\there" : expected));
  }

  @Test
  void ordersAListAggregate() throws SQLException {
    assertThat(
            TestServer.rows(
                connection,
                "select listagg(x, '|') within group (order by x desc) from (values ('a'), ('c'),"
                    + " ('b')) as v(x)"))
        .containsExactly(List.of("c|b|a"));
  }

  @Test
  void picksTheLatestRowWithQualify() throws SQLException {
    assertThat(
            TestServer.rows(
                connection,
                """
                with seen as (
                    select item, price, at
                    from (values ('a', 1, 1), ('a', 2, 2), ('b', 3, 1)) as v(item, price, at)
                )
                select item, price,
                from seen
                qualify row_number() over (partition by item order by at desc) = 1
                order by item
                """))
        .containsExactly(List.of("a", "2"), List.of("b", "3"));
  }

  @Test
  void keepsOneTimeForAStatement() throws SQLException {
    assertThat(
            TestServer.rows(
                connection,
                "select current_timestamp() = current_timestamp, sysdate() = current_timestamp(3),"
                    + " current_date = sysdate()::date"))
        .containsExactly(List.of("TRUE", "TRUE", "TRUE"));
    TestServer.run(connection, "alter session set timezone = 'Asia/Kolkata'");
    assertThat(
            TestServer.rows(connection, "select datediff(minute, sysdate(), current_timestamp())"))
        .containsExactly(List.of("330"));
    TestServer.run(connection, "alter session set timezone = 'UTC'");
  }

  @Test
  void stripsQualifiersFromUpdatedColumns() {
    List<SqlToken> stripped =
        QualifiedTargets.strip(
            SqlTokenizer.tokens("update t set t.a = s.a, t.b = f(s.b, 1) from s"));
    assertThat(SqlTokenizer.render(stripped))
        .isEqualTo("UPDATE T SET A = S.A, B = F(S.B, 1) FROM S");
  }

  @Test
  void cutsAStatementIntoTokens() {
    assertThat(
            SqlTokenizer.tokens("select \"a\"\"b\", 'it''s' // c\n from @s.t/p-1/x, 1.5e-3::int")
                .stream()
                .map(token -> token.kind() + " " + token.text())
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            WORD select
            QUOTED a"b
            SYMBOL ,
            STRING it's
            WORD from
            STAGE s.t/p-1/x,
            NUMBER 1.5e-3
            SYMBOL ::
            WORD int""");
  }
}
