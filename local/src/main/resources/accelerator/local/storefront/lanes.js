// The steps of a run as lines of time: a lane for each domain, and one for what they share. What
// is drawn once stays in place and is only brought up to date, so that nothing flickers.

import { domainOf } from './domains.js';
import { duration, element } from './elements.js';

const SAID = { RUNNING: 'running', DONE: 'done', FAILED: 'failed' };

export class Lanes {
  element = element('div', { class: 'lanes' });
  #lanes = new Map();
  #steps = new Map();

  draw(steps) {
    if (steps.length < this.#steps.size) {
      this.#clear();
    }
    const seen = new Map();
    for (const step of steps) {
      const name = `${step.domain ?? ''}/${step.name}`;
      const turn = (seen.get(name) ?? 0) + 1;
      seen.set(name, turn);
      this.#update(this.#find(`${name}/${turn}`, step.domain ?? ''), step);
    }
  }

  #clear() {
    this.#lanes.clear();
    this.#steps.clear();
    this.element.replaceChildren();
  }

  #find(key, domain) {
    if (!this.#steps.has(key)) {
      const parts = {
        name: element('span', { class: 'step-name' }),
        time: element('span', { class: 'step-time' }),
        detail: element('span', { class: 'step-detail' }),
        state: element('span', { class: 'for-readers' }),
      };
      const item = element('li', {}, ...Object.values(parts));
      this.#lane(domain).append(item);
      this.#steps.set(key, { item, ...parts });
    }
    return this.#steps.get(key);
  }

  #lane(domain) {
    if (!this.#lanes.has(domain)) {
      const list = element('ol');
      const name = domain ? domainOf(domain)?.name ?? domain : 'Run';
      this.element.append(element('div', { class: 'lane' }, element('h2', {}, name), list));
      this.#lanes.set(domain, list);
    }
    return this.#lanes.get(domain);
  }

  // A step is as wide as the root of its time, so that short ones can be read too.
  #update(drawn, step) {
    const millis = step.millis ?? 0;
    drawn.item.className = `step step-${step.status.toLowerCase()}`;
    drawn.item.style.flexGrow = Math.sqrt(Math.max(millis, 100)).toFixed(1);
    drawn.name.textContent = step.name;
    drawn.time.textContent = duration(millis);
    drawn.detail.textContent = step.status === 'DONE' ? '' : step.detail ?? '';
    drawn.state.textContent = SAID[step.status] ?? step.status;
  }
}
