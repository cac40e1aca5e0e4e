// What a run left behind, by domain. It is read from the run's own summary (run.json), in which
// `domains` is a list, or an object by domain key, of
// {domain, rows: {interactions, items, users}, recommenders: [name or {name, ..}], skipped: [{name, reason}],
// failure: {stage, error, cause, where, next, also}}. A run that could not even be summed up has `error` and `cause` alone.

import { count, element, whole } from './elements.js';
import { domainOf, spoken } from './domains.js';

export function domainsOf(summary) {
  const domains = summary?.domains ?? [];
  const listed = Array.isArray(domains)
    ? domains
    : Object.entries(domains).map(([domain, result]) => ({ domain, ...result }));
  return listed.map((result) => ({
    domain: result.domain,
    rows: result.rows ?? {},
    bytes: result.bytes ?? {},
    leftOut: result.leftOut ?? {},
    examples: result.examples ?? {},
    warnings: result.warnings ?? [],
    recommenders: (result.recommenders ?? []).map((entry) => ({ name: entry.name ?? entry, status: entry.status ?? 'ACTIVE' })),
    skipped: result.skipped ?? [],
    failure: result.failure,
  }));
}

// The run's reason for not having a recommender; empty when it has it or does not say.
export function skippedBecause(summary, domain, recommender) {
  const result = domainsOf(summary).find((one) => one.domain === domain);
  return result?.skipped.find((entry) => entry.name === recommender)?.reason ?? '';
}

// The summary in one line: "5 recommenders active · 1 skipped".
export function inOneLine(summary) {
  const domains = domainsOf(summary);
  const sum = (size) => domains.reduce((total, result) => total + size(result), 0);
  const skipped = sum((result) => result.skipped.length);
  const active = sum((result) => result.recommenders.filter(({ status }) => status === 'ACTIVE').length);
  const other = sum((result) => result.recommenders.length) - active;
  return [
    active > 0 ? count(active, 'recommender') + ' active' : '',
    other > 0 ? `${whole(other)} not active` : '',
    skipped > 0 ? `${whole(skipped)} skipped` : '',
  ].filter(Boolean).join(' · ');
}

// What failed, where, and why, in the run's own words.
function reason({ stage, error, cause }) {
  return `${stage} failed: ${cause || error}`;
}

// A number of bytes in the unit that suits it.
export function sized(bytes) {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

// The summary as a list of what each domain has.
export function drawSummary(summary) {
  return element('div', { class: 'outcome' }, ...domainsOf(summary).map((result) =>
    element('dl', {},
      element('dt', {}, domainOf(result.domain)?.name ?? result.domain),
      element('dd', {}, Object.entries(result.rows)
        .map(([dataset, rows]) => `${whole(rows)} ${dataset}`).join(' · ')),
      ...result.recommenders.map(({ name, status }) => element('dd', { class: status === 'ACTIVE' ? 'is-active' : 'is-failed' },
        status === 'ACTIVE' ? spoken(name) : `${spoken(name)} ${status.toLowerCase()}`)),
      ...result.skipped.map(({ name, reason }) =>
        element('dd', { class: 'is-skipped' }, `${spoken(name)} skipped: ${reason}`)),
      result.failure && element('dd', { class: 'is-failed' }, reason(result.failure)),
      result.failure?.where && element('dd', {}, `Where: ${result.failure.where}`),
      result.failure?.next && element('dd', {}, `Next: ${result.failure.next}`))),
    summary.cause && element('p', { class: 'run-error' }, summary.cause),
    summary.next && element('p', {}, `Next: ${summary.next}`));
}
