/// What the terminal shows: a run with its moving lines, and tables. Start with {@link
/// accelerator.local.terminal.RunDisplay}.
@NullMarked
package accelerator.local.terminal;

import org.jspecify.annotations.NullMarked;
