// The domains and their shelves. A further domain or shelf is a further entry here.
//
// `glance` is the event of a click on a card, `act` the one of its button, which counts for more.
// A shelf that is `personal` changes with what the visitor does, and is asked again after it.
// `needs` is what the endpoint wants to know for a shelf; `title` may speak of the chosen item.

export const DOMAINS = [
  {
    key: 'ecommerce',
    name: 'Shop',
    user: 'Shopper',
    item: 'Product',
    currency: 'EUR',
    glance: { eventType: 'View', done: (name) => `Viewed ${name}` },
    act: { eventType: 'Purchase', label: 'Buy', done: (name) => `Bought ${name}` },
    shelves: [
      { key: 'recommended-for-you', personal: true, needs: ['userId'], title: () => 'Recommended for you',
        about: 'Learned from what this shopper and others like them did' },
      { key: 'customers-who-viewed-x-also-viewed', needs: ['userId', 'itemId'],
        title: (item) => `Customers who viewed ${item} also viewed`,
        about: 'Views of the same people, without what this shopper bought already' },
      { key: 'frequently-bought-together', needs: ['itemId'],
        title: (item) => `Frequently bought together with ${item}`,
        about: 'What lands in the same baskets' },
      { key: 'most-viewed', needs: ['userId'], title: () => 'Most viewed',
        about: 'By views, the same for everyone' },
      { key: 'best-sellers', needs: ['userId'], title: () => 'Best sellers',
        about: 'By purchases, the same for everyone' },
    ],
  },
  {
    key: 'video_on_demand',
    name: 'Film library',
    user: 'Viewer',
    item: 'Film',
    currency: 'EUR',
    glance: { eventType: 'Click', done: (name) => `Looked at ${name}` },
    act: { eventType: 'Watch', label: 'Play', done: (name) => `Watched ${name}` },
    shelves: [
      { key: 'top-picks-for-you', personal: true, needs: ['userId'], title: () => 'Top picks for you',
        about: 'Learned from what this viewer and others like them watched' },
      { key: 'because-you-watched-x', needs: ['userId', 'itemId'],
        title: (item) => `Because you watched ${item}`,
        about: 'What the same people watched' },
      { key: 'more-like-x', needs: ['userId', 'itemId'], title: (item) => `More like ${item}`,
        about: 'Alike in what they are and in who watches them' },
      { key: 'trending-now', needs: [], title: () => 'Trending now',
        about: 'What gains viewers fastest' },
      { key: 'most-popular', needs: ['userId'], title: () => 'Most popular',
        about: 'By watches, the same for everyone' },
    ],
  },
];

export function domainOf(key) {
  return DOMAINS.find((domain) => domain.key === key);
}

// A recommender's name as people say it, such as "Best sellers".
export function spoken(recommender) {
  const words = recommender.replaceAll('-', ' ').replace(/\bx\b/g, 'X');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
