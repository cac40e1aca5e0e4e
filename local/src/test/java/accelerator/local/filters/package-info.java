@NullMarked
package accelerator.local.filters;

import org.jspecify.annotations.NullMarked;
