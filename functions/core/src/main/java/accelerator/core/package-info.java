/// The words that every room shares: domains, datasets, recommenders, the run, its settings and its
/// errors. It knows neither AWS nor SQL. Start with {@link accelerator.core.Domain}.
@NullMarked
package accelerator.core;

import org.jspecify.annotations.NullMarked;
