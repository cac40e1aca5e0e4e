/// What senders tell of their users: plain events, the body of Snowbridge's HTTP target, or
/// Snowplow's enriched events as JSON; out come events as Personalize takes them, each checked by
/// itself. Everything is first translated into the plain form, which alone is read. Start with
/// {@link accelerator.recommend.events.EventBody}.
@NullMarked
package accelerator.recommend.events;

import org.jspecify.annotations.NullMarked;
