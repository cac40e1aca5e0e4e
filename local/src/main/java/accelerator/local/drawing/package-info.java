/// A state machine as a picture: its definition comes in, boxes and lines with their places go out.
/// Start with {@link accelerator.local.drawing.MachineDrawing}.
@NullMarked
package accelerator.local.drawing;

import org.jspecify.annotations.NullMarked;
