@NullMarked
package accelerator.local.drawing;

import org.jspecify.annotations.NullMarked;
