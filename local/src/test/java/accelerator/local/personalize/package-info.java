@NullMarked
package accelerator.local.personalize;

import org.jspecify.annotations.NullMarked;
