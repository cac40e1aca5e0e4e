package accelerator.benchmarks.warehouse;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.emulators.snowflake.DuckDbLimits;
import accelerator.emulators.snowflake.RanStatement;
import accelerator.local.sql.SqlRound;
import accelerator.local.stack.StackSettings;
import accelerator.local.stack.WarehouseBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A checkout's function over generated tables, whose statements run one after the other.
final class StatementCosts implements AutoCloseable {
  private final WarehouseBench bench;
  private final Domain domain;
  private int rounds;

  /// What a statement cost.
  record Cost(double seconds, long rowsScanned) {
    static final Cost NONE = new Cost(0, 0);

    Cost plus(Cost other) {
      return new Cost(seconds + other.seconds, rowsScanned + other.rowsScanned);
    }
  }

  private StatementCosts(WarehouseBench bench, Domain domain) {
    this.bench = bench;
    this.domain = domain;
  }

  /// @param checkout whose built function and `sql/` are measured
  /// @param folder where it may write
  static StatementCosts of(Path checkout, Path folder, Path data, Domain domain)
      throws IOException {
    StackSettings settings =
        new StackSettings(
            checkout, Files.createDirectories(folder), 0, Optional.of(data), List.of(domain));
    return new StatementCosts(
        WarehouseBench.start(settings, DuckDbLimits.ofMachine().withStatements(1)), domain);
  }

  /// One pass: the cost of each statement, by its name, in the order in which they ran.
  ///
  /// @throws InvalidInput with the reason, when a statement failed
  Map<String, Cost> round() {
    int before = bench.snowflake().ran().size();
    SqlRound round = new SqlRound(bench, domain, GeneratedTables.window(), ++rounds);
    if (round.run() instanceof SqlRound.Ending.Failed failed) {
      throw new InvalidInput(failed.explanation().message());
    }
    Map<String, Cost> costs = new LinkedHashMap<>();
    List<RanStatement> ran = bench.snowflake().ran();
    for (RanStatement statement : ran.subList(before, ran.size())) {
      costs.merge(
          name(statement.tag()),
          new Cost(statement.took().toNanos() / 1e9, statement.rowsScanned()),
          Cost::plus);
    }
    return costs;
  }

  /// What a tag says after the run's id, such as `items` or `check-overlap`.
  private String name(String tag) {
    String run = String.format(Locale.ROOT, "/sql-%d/", rounds);
    int at = tag.indexOf(run);
    return at < 0 ? "around them" : tag.substring(at + run.length());
  }

  @Override
  public void close() {
    bench.close();
  }
}
