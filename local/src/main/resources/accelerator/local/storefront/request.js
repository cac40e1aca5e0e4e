// A question that the visitor writes: shown as address and as command, and answered as it comes.

import { addressed } from './endpoint.js';
import { duration, element } from './elements.js';
import { domainOf } from './domains.js';

const part = (id) => document.getElementById(`request-${id}`);

export class RequestForm {
  #domain = '';

  constructor() {
    part('form').addEventListener('input', () => this.#say());
    part('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask();
    });
  }

  // Brings the form to where the visitor is.
  show(place) {
    const domain = domainOf(place.domain);
    if (domain && this.#domain !== domain.key) {
      this.#domain = domain.key;
      part('recommender').replaceChildren(...domain.shelves.map((shelf) => element('option', {}, shelf.key)));
    }
    part('user').value = place.userId ?? '';
    part('item').value = place.itemId ?? '';
    this.#say();
  }

  #path() {
    const members = { userId: part('user').value, itemId: part('item').value, numResults: part('number').value, filter: part('filter').value };
    const query = new URLSearchParams(Object.entries(members).filter(([, value]) => value.trim() !== ''));
    return `/v1/${this.#domain}/${part('recommender').value}?${query}`;
  }

  #say() {
    const { url, headers } = addressed(this.#path());
    part('url').textContent = `GET ${url}`;
    const token = headers.Authorization ? " -H 'Authorization: Bearer TOKEN'" : '';
    part('curl').textContent = `curl -s${token} '${url.replaceAll("'", '%27')}'`;
  }

  async #ask() {
    const { url, headers } = addressed(this.#path());
    const started = performance.now();
    try {
      const response = await fetch(url, { cache: 'no-cache', headers: { Accept: 'application/json', ...headers } });
      const text = await response.text();
      part('answer').textContent = `${response.status} in ${duration(performance.now() - started)}\n\n${indented(text)}`;
    } catch (failure) {
      part('answer').textContent = `No answer: ${failure.message}`;
    }
  }
}

function indented(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
