// @ts-check
// Recommendations on a web page: one request for all shelves, and what visitors do. No dependency.

/**
 * @typedef {{name: string, recommender: string, itemId?: string, itemIds?: string[], numResults?: number,
 *   filter?: string, [parameter: string]: unknown}} Wish what a shelf asks, as a query's parameters
 * @typedef {{itemId: string, name?: string, price?: number, [member: string]: unknown}} Item
 * @typedef {{name: string, items: Item[], source: string, recommendationId?: string,
 *   experiment?: {name: string, variant: string}, basis?: string, problem?: {status: number, detail: string}}} Shelf
 * @typedef {{endpoint: string, domain: 'ecommerce' | 'video_on_demand', userId?: string, sessionId?: string,
 *   token?: () => string | undefined | Promise<string | undefined>, milliseconds?: number}} Settings
 *   endpoint without a slash at its end; token a function, since tokens expire; milliseconds to wait for a page
 */

/** The visitor's id in Snowplow's cookie, the domain_userid that the batch knows; undefined without one. */
export const snowplowVisitor = () => /(?:^|; )_sp_id\.[^=;]*=([^.;]+)/.exec(document.cookie)?.[1];

export class Recommendations {
  /** @param {Settings} settings */
  constructor(settings) {
    this.settings = settings;
    /** @type {object[]} */
    this.waiting = [];
    addEventListener('pagehide', () => void this.flush());
    addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void this.flush());
  }

  /**
   * All shelves of a page. It never throws: a shelf without an answer has no items and says why in `problem`.
   * @param {Wish[]} shelves those first that take their items first
   * @param {{exclude?: string[], fields?: string[], locale?: string, render?: (shelf: Shelf) => void}} [options]
   * @returns {Promise<Record<string, Shelf>>} by name
   */
  async page(shelves, {render, ...shared} = {}) {
    const {userId, sessionId, milliseconds = 1500} = this.settings;
    /** @type {Shelf[]} */
    let answered;
    try {
      const response = await fetch(this.address('page'), {
        method: 'POST',
        headers: await this.headers(),
        body: JSON.stringify({userId, sessionId, ...shared, shelves}),
        signal: AbortSignal.timeout(milliseconds),
      });
      const body = await response.json();
      if (!response.ok) throw Object.assign(new Error(body.detail ?? body.message), {status: response.status});
      answered = body.shelves;
    } catch (failure) {
      const {status = 0, message} = /** @type {{status?: number, message: string}} */ (failure);
      answered = shelves.map(({name}) => ({name, source: 'none', items: [], problem: {status, detail: message}}));
    }
    for (const shelf of answered) {
      shelf.items ??= [];
      render?.(shelf);
    }
    return Object.fromEntries(answered.map((shelf) => [shelf.name, shelf]));
  }

  /**
   * A visitor chose an item of a shelf. It is sent at once, and goes on when the page is left.
   * @param {Shelf} shelf
   * @param {string} itemId
   */
  click(shelf, itemId) {
    const impression = shelf.items.slice(0, 25).map((item) => item.itemId);
    const {recommendationId, experiment} = shelf;
    this.tell({eventType: 'Click', itemId, recommendationId, variant: experiment?.variant, impression});
    return this.flush();
  }

  /**
   * A visitor looks at an item, or watches it. It is sent with the next click or when the page is left.
   * @param {string} itemId
   */
  view(itemId) {
    this.tell({eventType: this.settings.domain === 'ecommerce' ? 'View' : 'Watch', itemId});
  }

  /** @param {object} event a plain event; whose it is, when and its id are added */
  tell(event) {
    const {userId, sessionId} = this.settings;
    this.waiting.push({eventId: crypto.randomUUID(), userId, sessionId, sentAt: Date.now(), ...event});
    if (this.waiting.length >= 50) void this.flush();
  }

  /** Sends what waits, again later where it is not taken now. Without a token by beacon, which asks no origin first. */
  async flush() {
    const events = this.waiting.splice(0, 100);
    if (!events.length) return;
    const body = JSON.stringify({events});
    if (!this.settings.token && navigator.sendBeacon(this.address('events'), body)) return;
    const send = async () => {
      const headers = await this.headers();
      const response = await fetch(this.address('events'), {method: 'POST', headers, body, keepalive: true});
      if ([429, 503].includes(response.status)) throw response;
      const said = await response.json().catch(() => ({}));
      if (!response.ok || said.refused?.length) console.warn('refused', said);
    };
    await send().catch(() => void this.waiting.unshift(...events.slice(0, 1000 - this.waiting.length)));
  }

  /** @param {string} resource */
  address(resource) {
    return `${this.settings.endpoint}/v1/${this.settings.domain}/${resource}`;
  }

  /** @returns {Promise<Record<string, string>>} */
  async headers() {
    const token = await this.settings.token?.();
    return {'Content-Type': 'application/json', ...(token && {Authorization: `Bearer ${token}`})};
  }
}
