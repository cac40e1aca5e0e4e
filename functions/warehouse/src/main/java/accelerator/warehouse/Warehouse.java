package accelerator.warehouse;

import accelerator.core.LoginRefused;
import accelerator.core.ServiceUnavailable;
import accelerator.core.StatementFailed;
import java.util.List;

/// What runs statements. Each carries a tag, by which the warehouse's own history tells whose it
/// is.
///
/// All methods throw {@link LoginRefused} and {@link ServiceUnavailable}.
interface Warehouse {

  /// Runs a statement and waits for it.
  ///
  /// @throws StatementFailed with the script's path and what the warehouse said
  List<ResultRow> query(BoundScript script, String tag);

  /// Starts a statement and does not wait. It goes on when this process ends.
  ///
  /// @return its id, good for {@link #state} and {@link #result} from any process of the same user
  String submit(BoundScript script, String tag);

  /// How a submitted statement is doing.
  StatementState state(String queryId);

  /// The rows of a submitted statement that is done.
  List<ResultRow> result(String queryId);
}
