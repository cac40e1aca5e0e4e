/// CloudFormation's custom resources: the functions that a template names are asked to make, change
/// and delete what they stand for. Start with {@link
/// accelerator.emulators.sam.resources.CustomResources}.
@NullMarked
package accelerator.emulators.sam.resources;

import org.jspecify.annotations.NullMarked;
