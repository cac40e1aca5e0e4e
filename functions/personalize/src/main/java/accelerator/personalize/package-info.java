/// Plans a run, imports its datasets into Amazon Personalize, trains and publishes the
/// recommenders, sums the run up, and tears down what it made. In come the calls of the state
/// machine, out go answers by value: ready, or when to look again. Everything is
/// describe-or-create, so that any call may come twice. Start with {@link
/// accelerator.personalize.PersonalizeFunction}, for the way back with {@link
/// accelerator.personalize.TeardownFunction}, for who is to be forgotten with {@link
/// accelerator.personalize.ForgetFunction}.
@NullMarked
package accelerator.personalize;

import org.jspecify.annotations.NullMarked;
