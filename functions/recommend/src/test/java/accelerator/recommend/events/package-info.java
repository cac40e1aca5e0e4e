@NullMarked
package accelerator.recommend.events;

import org.jspecify.annotations.NullMarked;
