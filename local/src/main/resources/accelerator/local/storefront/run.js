// The run strip: how the run is doing while it runs, and what it left behind.

import { runStatus } from './endpoint.js';
import { duration, element } from './elements.js';
import { Gantt } from './gantt.js';
import { drawSummary, inOneLine } from './summary.js';

const POLL_MILLIS = 500;
const IDLE_POLL_MILLIS = 5000;

const SAID = { RUNNING: 'Running', SUCCEEDED: 'Succeeded', FAILED: 'Failed' };

export class RunStrip {
  #strip = document.getElementById('run');
  #announcement = document.getElementById('announcement');
  #state = element('span');
  #facts = element('span', { class: 'run-facts' });
  #id = element('span', { class: 'run-id' });
  #details = element('details', { open: true }, element('summary', {}, this.#state, this.#facts, this.#id));
  #rest = element('div');
  #gantt = new Gantt();
  #finished = '';

  constructor() {
    this.#details.append(this.#gantt.element, this.#rest);
    this.#strip.append(element('div', { class: 'wide' }, this.#details,
      element('p', { class: 'run-more' }, element('a', { href: 'console' }, 'Open the run console'))));
  }

  // Follows the run until it has finished, drawing it. Calls `changed` with the status whenever
  // there is another run or another state, and once with none when no run console answers.
  async follow(changed) {
    let last;
    for (;;) {
      const status = (await runStatus()) ?? { status: 'ABSENT' };
      this.#draw(status);
      const current = `${status.runId} ${status.status}`;
      if (current !== last) {
        last = current;
        changed(status);
      }
      if (!['RUNNING', 'NONE'].includes(status.status)) {
        return;
      }
      await new Promise((wake) => setTimeout(wake, status.status === 'NONE' ? IDLE_POLL_MILLIS : POLL_MILLIS));
    }
  }

  #draw(status) {
    this.#strip.hidden = !(status.status in SAID);
    if (this.#strip.hidden) {
      return;
    }
    const current = (status.steps ?? []).findLast((step) => step.status === 'RUNNING');
    const what = status.summary ? inOneLine(status.summary) : current?.name;
    this.#state.className = `state state-${status.status.toLowerCase()}`;
    this.#state.textContent = SAID[status.status];
    this.#facts.textContent = [duration(status.elapsedMillis ?? 0), what].filter(Boolean).join(' · ');
    this.#id.textContent = status.runId ?? '';
    this.#gantt.draw(status);
    this.#announce(current && status.status === 'RUNNING' ? current.name : SAID[status.status]);
    if (status.status !== 'RUNNING' && this.#finished !== status.runId) {
      this.#finished = status.runId;
      this.#finish(status);
    }
  }

  // A run that went well folds up: the shelves are what matters then.
  #finish(status) {
    this.#rest.replaceChildren(
      ...(status.summary ? [drawSummary(status.summary)] : []));
    this.#details.open = status.status !== 'SUCCEEDED';
  }

  // Tells screen readers when the run comes to another step, and not every half second.
  #announce(what) {
    const text = `Run: ${what}`;
    if (this.#announcement.textContent !== text) {
      this.#announcement.textContent = text;
    }
  }
}
