// The steps of a run on one time axis, a group for each domain. What is drawn once stays in place
// and is only brought up to date.

import { domainOf } from './domains.js';
import { duration, element, readable } from './elements.js';

const MOST_TICKS = 6;

// An axis is no shorter than that.
const SHORTEST_MILLIS = 20;

// A label further to the right would leave the axis.
const MOST_LABELLED = 0.88;
const NICE = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400];

export class Gantt {
  element = element('div', { class: 'gantt' });
  #axis = element('div', { class: 'gantt-axis', 'aria-hidden': 'true' });
  #groups = new Map();
  #rows = new Map();
  #run = '';
  #choose;

  // `choose` is called with the name of a step that is clicked; without it names are plain text.
  constructor(choose) {
    this.#choose = choose;
    if (!choose) {
      this.element = element('div', { class: 'gantt', tabindex: '0', role: 'group', 'aria-label': 'Steps of the run' });
    }
  }

  draw(log) {
    if (this.#run !== log.name) {
      this.#run = log.name;
      this.#groups.clear();
      this.#rows.clear();
      this.element.replaceChildren(this.#axis);
    }
    this.element.hidden = (log.steps ?? []).length === 0;
    const start = Date.parse(log.startedAt);
    const whole = Math.max(log.elapsedMillis ?? 0, SHORTEST_MILLIS);
    this.#ticks(whole);
    const seen = new Map();
    for (const step of log.steps ?? []) {
      const name = `${step.domain ?? ''}/${step.name}`;
      const turn = (seen.get(name) ?? 0) + 1;
      seen.set(name, turn);
      this.#update(this.#row(`${name}/${turn}`, step), step, Date.parse(step.startedAt) - start, whole);
    }
  }

  #ticks(whole) {
    const step = NICE.find((seconds) => whole / 1000 / seconds <= MOST_TICKS) ?? 86_400;
    const count = Math.floor(whole / 1000 / step);
    this.#axis.replaceChildren(...Array.from({ length: count + 1 }, (_, tick) => {
      const share = (tick * step * 1000) / whole;
      const mark = element('span', {}, share > MOST_LABELLED ? '' : tick === 0 ? '0' : spoken(tick * step));
      mark.style.left = `${100 * share}%`;
      return mark;
    }));
  }

  #row(key, step) {
    if (!this.#rows.has(key)) {
      const name = element(this.#choose ? 'button' : 'span',
        this.#choose ? { type: 'button', class: 'gantt-name' } : { class: 'gantt-name' }, step.name);
      if (this.#choose) {
        name.addEventListener('click', () => this.#choose(step.name));
      }
      const parts = { name, bar: element('span', { class: 'gantt-bar' }),
        time: element('span', { class: 'gantt-time' }), detail: element('span', { class: 'gantt-detail' }) };
      parts.item = element('li', {}, name, element('span', { class: 'gantt-track' }, parts.bar), parts.time, parts.detail);
      this.#group(step.domain ?? '').append(parts.item);
      this.#rows.set(key, parts);
    }
    return this.#rows.get(key);
  }

  #group(domain) {
    if (!this.#groups.has(domain)) {
      const list = element('ol');
      const name = domain ? domainOf(domain)?.name ?? domain : 'Run';
      this.element.append(element('div', { class: 'gantt-group' }, element('h3', {}, name), list));
      this.#groups.set(domain, list);
    }
    return this.#groups.get(domain);
  }

  #update(row, step, after, whole) {
    const millis = step.millis ?? 0;
    const isWaiting = step.status === 'RUNNING' && Boolean(step.detail);
    row.item.className = `gantt-row gantt-${isWaiting ? 'waiting' : step.status.toLowerCase()}${step.critical ? ' is-critical' : ''}`;
    row.bar.style.left = `${(100 * Math.max(after, 0)) / whole}%`;
    row.bar.style.width = `${(100 * millis) / whole}%`;
    row.time.textContent = duration(millis);
    row.detail.textContent = step.status === 'DONE' ? '' : readable(step.detail ?? (step.status === 'FAILED' ? 'failed' : ''));
  }
}

function spoken(seconds) {
  if (seconds < 1) {
    return `${Math.round(seconds * 1000)} ms`;
  }
  if (seconds < 60) {
    return `${Math.round(seconds * 10) / 10} s`;
  }
  return seconds < 3600 ? `${Math.round(seconds / 6) / 10} min` : `${Math.round(seconds / 360) / 10} h`;
}

// What decided how long the run took, in words; empty while it runs.
export function criticalPath(log) {
  const steps = (log.steps ?? []).filter((step) => step.critical);
  if (steps.length === 0) {
    return '';
  }
  const longest = steps.reduce((one, other) => (other.millis > one.millis ? other : one));
  const domain = steps.find((step) => step.domain)?.domain;
  return `Critical path${domain ? ` through ${domainOf(domain)?.name ?? domain}` : ''}: `
    + `${steps.map((step) => step.name).join(' → ')}. Longest: ${longest.name}, ${duration(longest.millis)}.`;
}
