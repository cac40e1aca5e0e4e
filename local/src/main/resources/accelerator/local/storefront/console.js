// The run console: follows one run, shows the others, starts new ones.

import { duration, element } from './elements.js';
import { drawDetail } from './detail.js';
import { drawReport } from './report.js';
import { drawVerdict, headline } from './verdict.js';
import { criticalPath, Gantt } from './gantt.js';
import { Machine } from './machine.js';
import { execution, executions, machine, wholeExecution } from './runs.js';
import { Standings, STANDINGS } from './standing.js';
import { Starter } from './start.js';

const LOOK_MILLIS = 500;
const LIST_MILLIS = 3000;
const part = (id) => document.getElementById(id);

const gantt = new Gantt((state) => choose(state));
const path = element('p', { class: 'quiet' });
const starter = new Starter((name) => follow(name));
let drawing;
let picture;
let shown = '';
let chosen = '';
let detailed = '';
let reported = '';

const pause = (millis) => new Promise((wake) => setTimeout(wake, millis));

// Turns to a run; every look that is under way for another one ends by itself.
function follow(name) {
  shown = name;
  detailed = '';
  reported = '';
  history.replaceState(null, '', `#${name}`);
  look(name);
  list();
}

async function look(name) {
  while (shown === name) {
    let log;
    try {
      log = await execution(name);
    } catch (failure) {
      part('verdict').replaceChildren(element('p', { class: 'run-error' }, failure.message));
    }
    if (shown !== name) {
      return;
    }
    if (log) {
      await draw(log);
      if (log.endedAt) {
        list();
        return;
      }
    }
    await pause(LOOK_MILLIS);
  }
}

async function draw(log) {
  replaceWhenOther(part('verdict'), drawVerdict(log, (input) => starter.propose(input)));
  announce(log);
  gantt.draw(log);
  path.textContent = criticalPath(log);
  const standings = new Standings(log, drawing.lines);
  picture.show(standings, log.ways);
  const held = JSON.stringify([log.status, log.found]);
  if (reported !== held) {
    reported = held;
    part('report').replaceChildren(...drawReport(log));
  }
  await detail(log, standings);
}

// What has not changed keeps its place, so that focus and selection stay.
function replaceWhenOther(holder, parts) {
  const text = parts.map((each) => each.textContent).join('');
  if (holder.dataset.text !== text) {
    holder.dataset.text = text;
    holder.replaceChildren(...parts);
  }
}

function announce(log) {
  const current = (log.steps ?? []).findLast((step) => step.status === 'RUNNING');
  const text = log.endedAt ? `Run ${headline(log)}` : `Run: ${current?.name ?? headline(log)}`;
  if (part('announcement').textContent !== text) {
    part('announcement').textContent = text;
  }
}

async function detail(log, standings) {
  const box = drawing.boxes.find((each) => each.state === chosen);
  if (!box) {
    return;
  }
  const state = log.visits.filter((visit) => visit.state === chosen).map((visit) => `${visit.status} ${visit.looked}`);
  const wanted = JSON.stringify([log.name, chosen, state, log.status]);
  if (detailed === wanted) {
    return;
  }
  detailed = wanted;
  const whole = new Standings(await wholeExecution(log.name), drawing.lines);
  part('detail-title').textContent = chosen;
  part('detail').replaceChildren(...drawDetail(box, whole.domains.length ? whole : standings));
}

async function choose(state) {
  chosen = state;
  detailed = '';
  picture.select(state);
  const log = await execution(shown);
  await detail(log, new Standings(log, drawing.lines));
  if (part('detail').getBoundingClientRect().top > innerHeight || part('detail').getBoundingClientRect().bottom < 0) {
    part('detail-title').scrollIntoView({ block: 'start' });
  }
}

async function list() {
  const lines = await executions().catch(() => []);
  part('runs').replaceChildren(...lines.map((line) => {
    const link = element('a', { href: `#${line.name}`, ...(line.name === shown ? { 'aria-current': 'true' } : {}) },
      element('span', { class: `state state-${line.status.toLowerCase()}` }, headline(line)),
      element('span', {}, new Date(line.startedAt).toLocaleString()),
      element('span', {}, duration(line.elapsedMillis ?? 0)),
      element('code', {}, JSON.stringify(line.input)));
    return element('li', {}, link);
  }));
  return lines;
}

addEventListener('hashchange', () => {
  const name = location.hash.slice(1);
  if (name && name !== shown) {
    follow(name);
  }
});

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  part('steps').focus();
});

async function begin() {
  let told;
  while (!told) {
    told = await machine().catch(() => undefined);
    await (told ? undefined : pause(LOOK_MILLIS));
  }
  drawing = told.drawing;
  picture = new Machine(drawing, choose);
  part('machine').append(picture.element);
  part('gantt').append(gantt.element, path);
  part('legend').replaceChildren(...Object.entries(STANDINGS).map(([standing, { said }]) =>
    element('li', {}, element('span', { class: `chip chip-${standing}` }, said))));
  starter.offer(told.startedWith);
  const lines = await list();
  follow(location.hash.slice(1) || lines[0]?.name);
  for (;;) {
    await pause(LIST_MILLIS);
    await list();
  }
}

begin();
