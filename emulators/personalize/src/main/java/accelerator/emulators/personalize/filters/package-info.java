/// Filter expressions as Amazon Personalize has them: in come an expression's text, what is known
/// of items, users and events, and a request's values; out comes which items may be answered. Pure:
/// no clock, no registry. Start with {@link
/// accelerator.emulators.personalize.filters.FilterExpression}.
@NullMarked
package accelerator.emulators.personalize.filters;

import org.jspecify.annotations.NullMarked;
