@NullMarked
package accelerator.local;

import org.jspecify.annotations.NullMarked;
