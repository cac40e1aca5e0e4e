// What the data held, by domain: rows, what was left out with an example of each, warnings, and the
// recommenders with what keeps some of them back.

import { element, whole } from './elements.js';
import { domainOf, spoken } from './domains.js';
import { domainsOf, sized } from './summary.js';

export function drawReport(log) {
  const domains = found(log);
  if (domains.length === 0) {
    return [element('p', { class: 'quiet' }, log.endedAt
      ? 'This run has no report: it ended before any domain was checked, or was a dry run.'
      : 'The data contract’s report comes when the run has ended.')];
  }
  return domains.map((result) => element('div', { class: 'report' },
    element('h3', {}, domainOf(result.domain)?.name ?? result.domain),
    rows(result),
    listed('Left out', Object.entries(result.leftOut).map(([what, number]) =>
      [`${whole(number)} ${what}`, result.examples[what] && `such as ${example(result.examples[what])}`])),
    listed('Warnings', result.warnings.map((text) => [text])),
    recommenders(result)));
}

// What the run's end says, and before it what the states found.
function found(log) {
  const ended = domainsOf(log.summary);
  const early = Object.entries(log.found ?? {}).map(([domain, result]) => ({ domain, ...result }));
  const keys = new Set([...ended, ...early].map((result) => result.domain));
  return [...keys].map((key) => {
    const [late] = ended.filter((result) => result.domain === key);
    const [soon] = domainsOf({ domains: early.filter((result) => result.domain === key) });
    const filled = (name) => (Object.keys(late?.[name] ?? {}).length > 0 ? late[name] : soon?.[name] ?? {});
    return {
      domain: key, bytes: soon?.bytes ?? {}, rows: filled('rows'), leftOut: filled('leftOut'),
      examples: filled('examples'), recommenders: late?.recommenders ?? [],
      warnings: late?.warnings?.length ? late.warnings : soon?.warnings ?? [],
      skipped: late?.skipped?.length ? late.skipped : soon?.skipped ?? [],
    };
  });
}

function example(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function rows(result) {
  const entries = Object.entries(result.rows);
  if (entries.length === 0) {
    return '';
  }
  return element('table', {},
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Dataset'),
      element('th', { scope: 'col' }, 'Rows'), element('th', { scope: 'col' }, 'Size'))),
    element('tbody', {}, ...entries.map(([dataset, number]) => element('tr', {},
      element('th', { scope: 'row' }, dataset), element('td', {}, whole(number)),
      element('td', {}, result.bytes[dataset] === undefined ? '–' : sized(result.bytes[dataset]))))));
}

function listed(title, entries) {
  if (entries.length === 0) {
    return '';
  }
  return element('div', {}, element('h4', {}, title), element('ul', {}, ...entries.map(([text, more]) =>
    element('li', {}, text, more && element('small', { class: 'quiet' }, ` — ${more}`)))));
}

function recommenders(result) {
  const entries = [
    ...result.recommenders.map(({ name, status }) => ({ name, how: status === 'ACTIVE' ? 'succeeded' : 'failed', said: status.toLowerCase() })),
    ...result.skipped.map(({ name, reason }) => ({ name, how: 'skipped', said: `skipped: ${reason}` })),
  ];
  if (entries.length === 0) {
    return '';
  }
  return element('div', {}, element('h4', {}, 'Recommenders'), element('ul', { class: 'plain' }, ...entries.map(({ name, how, said }) =>
    element('li', {}, element('span', { class: `chip chip-${how}` }, said.split(':')[0]), ` ${spoken(name)}`,
      said.includes(':') && element('small', { class: 'quiet' }, ` — ${said.slice(said.indexOf(':') + 2)}`)))));
}
