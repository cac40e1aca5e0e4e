// A chosen state: what each domain read and wrote there, how often it looked, what it waits for.

import { domainOf } from './domains.js';
import { count, duration, element, readable } from './elements.js';
import { STANDINGS } from './standing.js';

export function drawDetail(box, standings) {
  const domains = box.within ? standings.domains : [undefined];
  return [
    element('p', { class: 'quiet' }, [box.type, box.comment].filter(Boolean).join(': ')),
    ...domains.map((domain) => visited(standings.visit(box.state, domain), standings.of(box.state, domain), domain)),
  ];
}

function visited(visit, standing, domain) {
  const name = domain && (domainOf(domain)?.name ?? domain);
  const head = element('h3', {}, element('span', { class: `chip chip-${standing}` }, STANDINGS[standing].said),
    ' ', name ?? '');
  if (!visit) {
    return element('div', { class: 'visit' }, head);
  }
  return element('div', { class: 'visit' }, head,
    element('p', {}, facts(visit)),
    visit.awaits && element('p', { class: 'awaits' }, `Waits for ${readable(visit.awaits)}`
      + `${visit.until ? `; looks again at ${time(visit.until)}` : ''}.`),
    visit.error && element('p', { class: 'run-error' }, visit.cause ?? visit.error, element('br'), element('small', {}, visit.error)),
    looks(visit),
    payload('Input', visit.input),
    payload('Output', visit.output));
}

function facts(visit) {
  const millis = Date.parse(visit.endedAt ?? new Date().toISOString()) - Date.parse(visit.startedAt);
  return [
    `${time(visit.startedAt)}, ${duration(Math.max(millis, 0))}`,
    visit.looked > 1 && count(visit.looked, 'look'),
    visit.retries > 0 && `${visit.retries} tried again`,
  ].filter(Boolean).join(' · ');
}

function looks(visit) {
  if (!visit.looks || visit.looks.length < 2) {
    return '';
  }
  return element('details', {},
    element('summary', {}, count(visit.looked, 'look')),
    element('ol', { class: 'looks', tabindex: '0', 'aria-label': 'Looks' }, ...visit.looks.map((look) => element('li', {},
      `${time(look.startedAt)} · ${duration(Date.parse(look.endedAt) - Date.parse(look.startedAt))} · ${readable(look.found)}`))));
}

function payload(title, value) {
  if (value === undefined) {
    return '';
  }
  const text = value?.clipped === undefined
    ? JSON.stringify(value, null, 2)
    : `${value.clipped}\n… (${value.characters} characters)`;
  return element('details', { open: title === 'Output' },
    element('summary', {}, title),
    element('pre', { tabindex: '0', 'aria-label': title }, text));
}

function time(text) {
  return new Date(text).toLocaleTimeString();
}
