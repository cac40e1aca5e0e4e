/// Simulated runs: the real definition and the real function of Personalize on a virtual clock,
/// between a simulated warehouse and a simulated Personalize. In come durations and faults, out
/// come figures. Start with {@link accelerator.local.simulation.Simulation}.
@NullMarked
package accelerator.local.simulation;

import org.jspecify.annotations.NullMarked;
