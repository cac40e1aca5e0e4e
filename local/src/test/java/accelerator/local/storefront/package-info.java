@NullMarked
package accelerator.local.storefront;

import org.jspecify.annotations.NullMarked;
