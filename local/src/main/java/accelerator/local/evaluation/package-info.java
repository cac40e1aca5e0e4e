/// How good the recommenders are on somebody's own data, offline: in come the datasets of a run,
/// out comes for each recommender how often it foresees what users really did next, against
/// popularity, as text, as JSON and as a web page. Every figure has an interval that says how much
/// of it may be chance. Start with {@link accelerator.local.evaluation.Examination}.
@NullMarked
package accelerator.local.evaluation;

import org.jspecify.annotations.NullMarked;
