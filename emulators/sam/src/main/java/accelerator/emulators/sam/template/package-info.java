/// Reads a SAM template as CloudFormation would before it deploys: tags, parameters, conditions,
/// references. Out come the functions, routes and state machines that the other rooms run. Start
/// with {@link accelerator.emulators.sam.template.Template}.
@NullMarked
package accelerator.emulators.sam.template;

import org.jspecify.annotations.NullMarked;
