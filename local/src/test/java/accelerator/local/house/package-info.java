/// What holds for the whole repository and no compiler keeps: where arrows may point, names, docs.
@NullMarked
package accelerator.local.house;

import org.jspecify.annotations.NullMarked;
