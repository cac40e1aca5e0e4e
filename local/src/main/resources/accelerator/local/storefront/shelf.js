// One shelf: a recommender's answer as a row of products.

import { recommendations } from './endpoint.js';
import { count, duration, element } from './elements.js';
import { picture } from './picture.js';

// A shelf that got the popular list in Personalize's place asks again, this often and after so long.
const AGAIN_TIMES = 5;
const AGAIN_MILLIS = 2000;

// A price as people write it. What is no currency's code stands behind the number as it is.
function priced(price, currency) {
  if (typeof price !== 'number') {
    return price ? String(price) : undefined;
  }
  return /^[A-Z]{3}$/i.test(currency)
    ? new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(price)
    : `${price.toLocaleString()} ${currency}`;
}

// A film's genres, year, length and age rating, as far as they are known.
function filmFacts(item) {
  const year = item.creationTimestamp && new Date(item.creationTimestamp * 1000).getUTCFullYear();
  return [String(item.genres ?? '').replaceAll('|', ', '), year, item.duration > 0 && duration(item.duration * 1000),
    item.contentClassification].filter(Boolean).join(' · ');
}

export class Shelf {
  #domain;
  #shelf;
  #choose;
  #act;
  #asking = new AbortController();
  #asked = '';
  #isFallback = false;
  news = [];
  #title = element('h2');
  #facts = element('p', { class: 'facts' });
  #row = element('ul', { class: 'row' });
  #arrows;

  // `choose` is called with the item of a card that is clicked, `act` with that of its button; both
  // with the answer in which it stood.
  constructor(domain, shelf, choose, act) {
    this.#domain = domain;
    this.#shelf = shelf;
    this.#choose = choose;
    this.#act = act;
    this.#title.id = `shelf-${shelf.key}`;
    this.#arrows = element('div', { class: 'arrows' }, this.#arrow('‹', 'back', -1), this.#arrow('›', 'on', 1));
    const head = element('div', { class: 'shelf-head' },
      element('div', {}, this.#title, element('p', { class: 'about' }, shelf.about)),
      this.#facts, this.#arrows);
    this.section = element('section', { class: 'shelf', 'aria-labelledby': this.#title.id }, head, this.#row);
    this.#row.addEventListener('keydown', (event) => this.#walk(event));
    this.#row.addEventListener('scroll', () => this.#edges(), { passive: true });
    new ResizeObserver(() => this.#edges()).observe(this.#row);
    this.#wait();
  }

  // Fills the shelf for a place; nothing happens when it is asked the same again. `skipped` is the
  // run's reason for not having the recommender. Answers the items.
  async fill(place, itemName, skipped) {
    const question = Object.fromEntries(this.#shelf.needs.map((name) => [name, place[name]]));
    this.name(itemName);
    const asked = JSON.stringify([question, skipped]);
    if (asked === this.#asked) {
      return [];
    }
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#asked = asked;
    if (skipped) {
      this.#say(`Skipped by the run: ${skipped}`, 'quiet');
      return [];
    }
    const missing = this.#shelf.needs.filter((name) => !place[name]);
    if (missing.length > 0) {
      const nouns = missing.map((name) => (name === 'userId' ? this.#domain.user : this.#domain.item).toLowerCase());
      this.#say(`Choose a ${nouns.join(' and a ')} to fill this shelf.`, 'quiet');
      return [];
    }
    const items = await this.#ask(question);
    this.#again(question, asked, AGAIN_TIMES);
    return items;
  }

  #again(question, asked, times) {
    if (times === 0 || !this.#isFallback) {
      return;
    }
    setTimeout(async () => {
      if (this.#asked === asked && this.#isFallback && this.section.isConnected) {
        await this.#ask(question);
        this.#again(question, asked, times - 1);
      }
    }, AGAIN_MILLIS);
  }

  // Asks again what was asked last, and shows which items are new. Answers the items.
  async refresh(place) {
    const before = new Set(this.#cards().map((card) => card.dataset.itemId));
    const question = Object.fromEntries(this.#shelf.needs.map((name) => [name, place[name]]));
    if (before.size === 0) {
      return [];
    }
    const items = await this.#ask(question);
    for (const card of this.#cards()) {
      card.parentElement.classList.toggle('is-new', !before.has(card.dataset.itemId));
    }
    this.news = items.filter((item) => !before.has(item.itemId));
    return items;
  }

  // Says what the shelf holds, given the name of the chosen item if there is one.
  name(itemName) {
    this.#title.textContent = this.#shelf.title(itemName || `a ${this.#domain.item.toLowerCase()}`);
  }

  // Marks the card of the chosen item.
  mark(itemId) {
    for (const card of this.#cards()) {
      card.setAttribute('aria-pressed', String(card.dataset.itemId === itemId));
    }
  }

  #cards() {
    return [...this.#row.querySelectorAll('.card[data-item-id]')];
  }

  async #ask(question) {
    this.section.setAttribute('aria-busy', 'true');
    try {
      const answer = await recommendations(this.#domain.key, this.#shelf.key, question, this.#asking.signal);
      this.#show(answer);
      return answer.items;
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        this.#asked = '';
        this.#say(failure.message, failure.isNotPublished ? 'quiet' : 'wrong');
      }
      return [];
    } finally {
      this.section.removeAttribute('aria-busy');
    }
  }

  #show(answer) {
    const isFallback = answer.source !== 'personalize';
    this.#isFallback = isFallback;
    const badge = element('span', {
      class: `badge badge-${isFallback ? 'fallback' : 'personalize'}`,
      title: answer.recommendationId ?? 'Personalize did not answer: these are the popular items',
    }, answer.source);
    const variant = answer.variant && element('span', { class: 'badge badge-variant',
      title: 'The variant of an experiment that answered' }, answer.variant);
    const unknown = answer.basis === 'popular' && element('span', { class: 'badge badge-variant' }, `unknown ${this.#domain.item.toLowerCase()}: what is popular instead`);
    this.#facts.replaceChildren(element('code', {}, this.#shelf.key), badge, ...[variant, unknown].filter(Boolean),
      element('span', {}, duration(answer.millis)), element('span', {}, count(answer.items.length, 'item')));
    if (answer.items.length === 0) {
      this.#row.replaceChildren(element('li', { class: 'notice notice-quiet' }, 'The recommender knows nothing to put here.'));
    } else {
      this.#row.replaceChildren(...answer.items.map((item) => this.#drawn(item, answer)));
    }
    this.#row.scrollLeft = 0;
    this.#edges();
  }

  // Shows whether there is more to either side.
  #edges() {
    const { scrollLeft, scrollWidth, clientWidth } = this.#row;
    const [back, on] = this.#arrows.children;
    this.#arrows.hidden = scrollWidth <= clientWidth;
    back.disabled = scrollLeft <= 0;
    on.disabled = scrollLeft + clientWidth >= scrollWidth - 1;
    this.#row.classList.toggle('goes-on', !on.disabled);
  }

  // An item of which something cannot be drawn stands there by its id: the others of the shelf do as ever.
  #drawn(item, answer) {
    try {
      return this.#card(item, answer);
    } catch {
      return this.#card({ itemId: item.itemId }, answer);
    }
  }

  #card(item, answer) {
    const categories = [item.categoryL3, item.categoryL2, item.categoryL1].filter(Boolean);
    const price = priced(item.price, item.currency || answer.currency || this.#domain.currency);
    const card = element('button', { type: 'button', class: 'card', title: item.itemId, 'aria-pressed': 'false' },
      picture(item),
      element('span', { class: 'card-name' }, item.name || item.itemId),
      element('span', { class: 'card-kind' }, [item.brand, categories[0]].filter(Boolean).join(' · ') || filmFacts(item)),
      price && element('span', { class: 'card-price' }, price));
    card.dataset.itemId = item.itemId;
    card.addEventListener('click', () => this.#choose(item, answer));
    const act = element('button', { type: 'button', class: 'act',
      'aria-label': `${this.#domain.act.label} ${item.name || item.itemId}` }, this.#domain.act.label);
    act.addEventListener('click', () => this.#act(item, answer));
    return element('li', {}, card, act);
  }

  #say(text, tone) {
    this.#isFallback = false;
    this.#facts.replaceChildren();
    this.#row.replaceChildren(element('li', { class: `notice notice-${tone}` }, text));
  }

  // Empty cards where products will be.
  #wait() {
    const blank = () => element('li', { 'aria-hidden': 'true' }, element('div', { class: 'card blank' },
      element('span', { class: 'picture' }), element('span', { class: 'line' }), element('span', { class: 'line short' })));
    this.#row.replaceChildren(...Array.from({ length: 8 }, blank));
  }

  #arrow(sign, where, direction) {
    const button = element('button', { type: 'button', class: 'arrow', 'aria-label': `Scroll ${where}` }, sign);
    button.addEventListener('click', () => this.#row.scrollBy({ left: direction * this.#row.clientWidth * 0.8 }));
    return button;
  }

  #walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const kind = document.activeElement.classList.contains('act') ? '.act' : '.card';
    const buttons = [...this.#row.querySelectorAll(`button${kind}`)];
    const next = step && buttons[buttons.indexOf(document.activeElement) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
}
