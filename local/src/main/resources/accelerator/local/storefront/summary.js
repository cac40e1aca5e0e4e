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
    recommenders: (result.recommenders ?? [])
      .filter((entry) => (entry.status ?? 'ACTIVE') === 'ACTIVE')
      .map((entry) => entry.name ?? entry),
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
  return [
    count(sum((result) => result.recommenders.length), 'recommender') + ' active',
    skipped > 0 ? `${whole(skipped)} skipped` : '',
  ].filter(Boolean).join(' · ');
}

// What failed, where, and why, in the run's own words.
function reason({ stage, error, cause }) {
  return `${stage} failed: ${cause || error}`;
}

// The summary as a list of what each domain has.
export function drawSummary(summary) {
  return element('div', { class: 'outcome' }, ...domainsOf(summary).map((result) =>
    element('dl', {},
      element('dt', {}, domainOf(result.domain)?.name ?? result.domain),
      element('dd', {}, Object.entries(result.rows)
        .map(([dataset, rows]) => `${whole(rows)} ${dataset}`).join(' · ')),
      ...result.recommenders.map((name) => element('dd', { class: 'is-active' }, spoken(name))),
      ...result.skipped.map(({ name, reason }) =>
        element('dd', { class: 'is-skipped' }, `${spoken(name)} skipped: ${reason}`)),
      result.failure && element('dd', { class: 'is-failed' }, reason(result.failure)),
      result.failure?.where && element('dd', {}, `Where: ${result.failure.where}`),
      result.failure?.next && element('dd', {}, `Next: ${result.failure.next}`))),
    summary.cause && element('p', { class: 'run-error' }, summary.cause),
    summary.next && element('p', {}, `Next: ${summary.next}`));
}
