/// The storefront: a page on which a newcomer watches a run and then walks through the shop that it
/// made recommendations for. The page is plain HTML, CSS and ES modules; it asks the public
/// endpoint below `/v1` for recommendations, and `/run` for the run. Start with {@link
/// accelerator.local.storefront.Storefront}, then `index.html` and `main.js` beside it.
@NullMarked
package accelerator.local.storefront;

import org.jspecify.annotations.NullMarked;
