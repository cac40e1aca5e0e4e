/// The loop of whoever edits SQL: a domain's statements run over loaded source tables, and what
/// they made and left out is printed. In come the checkout's `sql/` and a folder of tables, out
/// comes text. Start at {@link accelerator.local.sql.SqlRound}.
@NullMarked
package accelerator.local.sql;

import org.jspecify.annotations.NullMarked;
