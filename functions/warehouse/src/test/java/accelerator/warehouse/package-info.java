/// Tests of the room, and the shop's events that they are given.
@NullMarked
package accelerator.warehouse;

import org.jspecify.annotations.NullMarked;
