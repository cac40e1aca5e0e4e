@NullMarked
package accelerator.local.recommenders;

import org.jspecify.annotations.NullMarked;
