// The run strip: how the run is doing while it runs, and what it left behind.

import { runStatus } from './endpoint.js';
import { duration, element } from './elements.js';
import { Gantt } from './gantt.js';
import { drawSummary, inOneLine } from './summary.js';

const POLL_MILLIS = 500;
const IDLE_POLL_MILLIS = 5000;

// As the run console says it; of a run that has not begun there is nothing to say.
const SAID = { RUNNING: 'Running', SUCCEEDED: 'Succeeded', FAILED: 'Failed', TIMED_OUT: 'Out of time', ABORTED: 'Interrupted' };
const LOOKS = { RUNNING: 'running', SUCCEEDED: 'succeeded' };

// After these there may be something else.
const ASKED_AGAIN = { NONE: IDLE_POLL_MILLIS, RUNNING: POLL_MILLIS, STARTING: POLL_MILLIS, SILENT: IDLE_POLL_MILLIS };

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

  // Follows the run until it has finished, drawing it; a stack that does not answer is asked again, for
  // it may be starting. Calls `changed` with the status whenever there is another run or another state.
  async follow(changed) {
    let last;
    for (;;) {
      const status = await runStatus();
      this.#draw(status);
      const current = `${status.runId} ${status.status}`;
      if (current !== last) {
        last = current;
        changed(status);
      }
      const pause = ASKED_AGAIN[status.status];
      if (!pause) {
        return;
      }
      await new Promise((wake) => setTimeout(wake, pause));
    }
  }

  #draw(status) {
    if (status.status === 'STARTING') {
      this.#say('running', 'Starting', '');
      return;
    }
    if (status.status === 'SILENT') {
      this.#say('failed', 'No answer', status.refusal);
      return;
    }
    this.#strip.hidden = !(status.status in SAID);
    if (this.#strip.hidden) {
      return;
    }
    const current = (status.steps ?? []).findLast((step) => step.status === 'RUNNING');
    const what = status.summary ? inOneLine(status.summary) : current?.name;
    this.#say(LOOKS[status.status] ?? 'failed', SAID[status.status],
      [duration(status.elapsedMillis ?? 0), what].filter(Boolean).join(' · '),
      status.status === 'RUNNING' ? current?.name : undefined);
    this.#id.textContent = status.runId ?? '';
    this.#gantt.draw(status);
    if (status.status !== 'RUNNING' && this.#finished !== status.runId) {
      this.#finished = status.runId;
      this.#finish(status);
    }
  }

  #say(looks, state, facts, announced = state) {
    this.#strip.hidden = false;
    this.#state.className = `state state-${looks}`;
    this.#state.textContent = state;
    this.#facts.textContent = facts;
    this.#announce(announced);
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
