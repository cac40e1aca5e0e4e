// The two pickers: who is shopping, and which product the shelves are about.

import { element } from './elements.js';
import { picture } from './picture.js';

const SUGGESTED_USERS = 300;

export class Pickers {
  #form = document.getElementById('pickers');
  #user = document.getElementById('user');
  #item = document.getElementById('item');
  #name = document.getElementById('item-name');
  #thumb = document.getElementById('thumb');
  #doubt = document.getElementById('user-doubt');
  #users = [];
  #seen = new Map();

  // `choose` is called with {userId} or {itemId} when the visitor picks one.
  constructor(choose) {
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#user.addEventListener('change', () => choose({ userId: this.#user.value.trim() }));
    this.#item.addEventListener('change', () => choose({ itemId: this.#idOf(this.#item.value.trim()) }));
    document.getElementById('another').addEventListener('click', () => {
      const others = this.#users.filter((id) => id !== this.#user.value);
      if (others.length > 0) {
        choose({ userId: others[Math.floor(Math.random() * others.length)] });
      }
    });
  }

  // Turns to a domain and to the user ids known there.
  open(domain, users) {
    this.#users = users;
    this.#seen.clear();
    document.getElementById('user-label').textContent = domain.user;
    document.getElementById('item-label').textContent = domain.item;
    document.getElementById('another').hidden = users.length < 2;
    document.getElementById('hint').textContent =
      `Click a ${domain.item.toLowerCase()} to ask the shelves about it: the personal one learns from it.`;
    document.getElementById('users').replaceChildren(
      ...users.slice(0, SUGGESTED_USERS).map((id) => element('option', { value: id })));
    this.#form.hidden = false;
  }

  // Adds items to those that can be searched for.
  learn(items) {
    for (const item of items) {
      this.#seen.set(item.itemId, item);
    }
    document.getElementById('items').replaceChildren(
      ...[...this.#seen.values()].map((item) => element('option', { value: item.itemId }, this.nameOf(item.itemId))));
  }

  show(place) {
    this.#user.value = place.userId;
    this.#item.value = place.itemId;
    this.#name.textContent = this.#seen.get(place.itemId)?.name ?? '';
    this.#thumb.replaceChildren(...(place.itemId ? [picture(this.#seen.get(place.itemId) ?? { itemId: place.itemId })] : []));
  }

  // Says what is doubtful about the user; nothing with an empty text.
  doubt(text) {
    this.#doubt.textContent = text;
    this.#doubt.hidden = text === '';
  }

  nameOf(itemId) {
    return this.#seen.get(itemId)?.name || itemId;
  }

  // An id stands for itself, the name of a seen item for its id.
  #idOf(text) {
    const named = [...this.#seen.values()].find((item) => String(item.name ?? '').toLowerCase() === text.toLowerCase());
    return this.#seen.has(text) || !named ? text : named.itemId;
  }
}
