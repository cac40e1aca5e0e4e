package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementErrorsTest {
  private static TestServer server;

  private Connection connection;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = server.connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void refusesWhatItDoesNotKnowByName() {
    assertError("create temporary table t (id number)", 2, "0A000", "'CREATE TEMPORARY'");
    assertError("select v:path from t", 2, "0A000", "semi-structured path");
    assertError("call procedure()", 2, "0A000", "'CALL'");
    assertError("create table t (v variant)", 2, "0A000", "'data type VARIANT'");
    assertError("alter session set nonsense = 1", 1420, "22023", "invalid parameter 'NONSENSE'");
    assertError("alter session set week_start = 1", 2, "0A000", "'WEEK_START=1'");
    assertError("select 1; select 2", 8, "0A000", "Actual statement count 2");
  }

  @Test
  void saysErrorsAsSnowflakeDoes() throws SQLException {
    TestServer.run(connection, "create or replace table errors (id number not null, name varchar)");
    assertError(
        "select * from missing",
        2003,
        "42S02",
        "SQL compilation error:\nObject 'MISSING' does not exist or not authorized.");
    assertError(
        "select *\nfrom snowplow.derived.missing",
        2003,
        "42S02",
        "Object 'SNOWPLOW.DERIVED.MISSING' does not exist or not authorized.");
    assertError("select * from nowhere.missing", 2003, "02000", "Schema 'NOWHERE' does not exist");
    assertError(
        "select id,\n  colour from errors",
        904,
        "42000",
        "SQL compilation error: error line 2 at position 2\ninvalid identifier 'COLOUR'");
    assertError("select e.colour from errors e", 904, "42000", "invalid identifier 'E.COLOUR'");
    assertError("selec 1", 1003, "42000", "syntax error line 1 at position 0 unexpected 'selec'.");
    assertError(
        "select id\nfrom where",
        1003,
        "42000",
        "syntax error line 2 at position 5 unexpected 'where'.");
    assertError("select to_money(1)", 2140, "42601", "Unknown function TO_MONEY");
    assertError("select 'x'::number", 100038, "22018", "Numeric value 'x' is not recognized");
    assertError("select 'x'::date", 100040, "22007", "Date value 'x' is not recognized");
    assertError("select 'x'::timestamp", 100035, "22007", "Timestamp value 'x' is not recognized");
    assertError("select 'x'::boolean", 100037, "22018", "Boolean value 'x' is not recognized");
    assertError("select 1 % 0", 100051, "22012", "Division by zero");
    assertError("create table errors (id number)", 2002, "42710", "already exists");
    assertError("insert into errors values (null, 'x')", 100072, "22000", "NULL result");
    assertError("insert into errors values (1)", 2057, "21S01", "Insert value list");
    TestServer.run(connection, "insert into errors values (1, 'x')");
    assertError(
        "merge into errors using (select 1 as id union all select 1) as other"
            + " on errors.id = other.id when matched then update set name = 'y'",
        100090,
        "42P18",
        "Duplicate row detected during DML action");
    assertError("; -- nothing", 900, "42601", "Empty SQL statement");
  }

  @Test
  void namesTheLineOfAnErrorWhereverItsWordStandsBesides() throws SQLException {
    TestServer.run(connection, "create or replace table lines (id number, name varchar)");
    assertError(
        "-- id\nwith first as (\n  select id, 'a\nb' as text\n  from lines\n)\nselect\n  name id\n"
            + "  id\nfrom lines",
        1003,
        "42000",
        "syntax error line 9 at position 2 unexpected 'id'.");
    assertError(
        "create or replace table t\ncomment = 'x'\nas\nwith a as (select id, name from lines),\n"
            + "b as (select id from a)\nselect\n  id / 2 as half,\n  name\nfrom b",
        904,
        "42000",
        "error line 8 at position 2\ninvalid identifier 'NAME'");
  }

  @Test
  void aColumnThatIsNotGroupedIsToldWithItsPlace() throws SQLException {
    TestServer.run(
        connection, "create or replace table groups (id number, name varchar, price number(9, 2))");
    assertError(
        "create or replace table t as\nselect\n  g.id,\n  left(g.name, 2) as short,\n"
            + "  count(*) as n\nfrom groups as g\ngroup by g.id",
        1104,
        "42601",
        "SQL compilation error: error line 4 at position 7\n'G.NAME' in select clause is neither an"
            + " aggregate nor in the group by clause.");
    assertError(
        "select id, count(*) as n from groups",
        979,
        "42601",
        "SQL compilation error:\n[ID] is not a valid group by expression");
    assertError(
        "select id from groups group by id having price > 1",
        979,
        "42601",
        "[PRICE] is not a valid group by expression");
  }

  @Test
  void whatNobodyHasSnowflakesWordsForIsToldWithItsLineAndNoOtherStatement() {
    assertError(
        "select\n  1 as one,\n  sum(count(*)) as two\nfrom (values (1)) as v(x)",
        603,
        "XX000",
        "SQL compilation error: error line 3 at position 2\naggregate function calls cannot be nested");
  }

  @Test
  void refusesATableOrViewOfTwoColumnsOfOneName() throws SQLException {
    TestServer.run(connection, "create or replace table ones (id number, name varchar)");
    TestServer.run(connection, "create or replace table twos (id number, price number)");
    String both = "select o.*, t.* from ones as o inner join twos as t on o.id = t.id";
    for (String made : new String[] {"create table both as ", "create view both as "}) {
      assertError(made + both, 2025, "42S21", "duplicate column name 'ID'");
      assertError(made + "select id, name as id from ones", 2025, "42S21", "column name 'ID'");
    }
    assertError("create table t (id number, id varchar)", 2025, "42S21", "column name 'ID'");
    TestServer.run(connection, "create or replace table both (a, b) as select id, id from ones");
    TestServer.run(
        connection,
        "create or replace table both as select o.*, t.price from ones as o cross join twos as t");
  }

  private void assertError(String sql, int code, String sqlState, String message) {
    assertThatThrownBy(() -> TestServer.run(connection, sql))
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message)
        .satisfies(
            error -> {
              assertThat(((SQLException) error).getErrorCode()).isEqualTo(code);
              assertThat(((SQLException) error).getSQLState()).isEqualTo(sqlState);
            });
  }
}
