/// The endpoint: questions of shops and players in, recommendations out. It reads what a run
/// published from the data bucket, asks Amazon Personalize, and answers with the popular list when
/// Personalize does not. Start with {@link accelerator.recommend.RecommendFunction}, then `Routes`
/// and `Recommendations`; for events with {@link accelerator.recommend.EventsFunction}, then
/// `EventIntake`.
@NullMarked
package accelerator.recommend;

import org.jspecify.annotations.NullMarked;
