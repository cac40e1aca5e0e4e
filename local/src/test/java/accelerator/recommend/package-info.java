@NullMarked
package accelerator.recommend;

import org.jspecify.annotations.NullMarked;
