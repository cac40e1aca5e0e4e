// How a run is, in words: what it does or waits for, how it ended, and when it failed what failed,
// where, and what to do next.

import { duration, element, readable } from './elements.js';
import { domainOf } from './domains.js';
import { domainsOf, inOneLine } from './summary.js';

const SAID = { NONE: 'Starting', RUNNING: 'Running', SUCCEEDED: 'Succeeded', FAILED: 'Failed', TIMED_OUT: 'Out of time', ABORTED: 'Interrupted' };

export function headline(log) {
  return SAID[log.status] ?? log.status;
}

// `again` is called with an input that is worth starting with.
export function drawVerdict(log, again) {
  const isBad = !['NONE', 'RUNNING', 'SUCCEEDED'].includes(log.status);
  return [
    element('p', { class: 'verdict-line' },
      element('span', { class: `state state-${isBad ? 'failed' : log.status === 'SUCCEEDED' ? 'succeeded' : 'running'}` }, headline(log)),
      element('span', {}, [duration(log.elapsedMillis ?? 0), log.summary && outcome(log.summary)].filter(Boolean).join(' · ')),
      element('span', { class: 'run-id' }, log.summary?.runId ?? '')),
    ...waiting(log),
    ...(isBad ? failures(log, again) : []),
    log.input && element('p', { class: 'quiet started-with' }, 'Started with ', element('code', {}, JSON.stringify(log.input))),
  ].filter(Boolean);
}

function outcome(summary) {
  if (summary.dryRun) {
    return `a dry run: ${(summary.actions ?? []).length} changes would be made`;
  }
  return inOneLine(summary);
}

function waiting(log) {
  if (log.endedAt) {
    return [];
  }
  return (log.steps ?? []).filter((step) => step.status === 'RUNNING').map((step) => element('p', { class: 'doing' },
    element('strong', {}, step.name), step.domain ? ` (${domainOf(step.domain)?.name ?? step.domain})` : '',
    step.detail ? ` ${readable(step.detail)}` : ' is at work'));
}

function failures(log, again) {
  const failed = domainsOf(log.summary).filter((result) => result.failure);
  if (failed.length === 0) {
    return [failure('The run', log.summary?.error ?? log.error, log.summary?.cause ?? log.cause ?? 'No cause was told.',
      log.summary?.next ?? (log.status === 'ABORTED' ? 'Start it again: the stack that ran it is gone.'
        : 'Change the input, or what it speaks of, and start again.'),
      () => again(log.input ?? {}), log.status === 'ABORTED' ? 'Take its input' : 'Change the input')];
  }
  return failed.map((result) => failure(
    `${domainOf(result.domain)?.name ?? result.domain}, in “${result.failure.stage}”`,
    result.failure.error, [result.failure.cause || result.failure.error, result.failure.where].filter(Boolean).join(' '),
    result.failure.next || 'Mend it, then go on where the run stopped: what is done is not done again.',
    ...goingOn(log, result.failure, again)));
}

// What helps and its label. A next step that begins with `start` speaks of a run with another input: after
// such a failure the run itself offers nothing to go on with, but for what failed beside it.
function goingOn(log, { next = '' }, again) {
  const input = log.summary.goOnWith;
  return input && !next.startsWith('start ')
    ? [() => again(input), `Resume with ${JSON.stringify(input)}`]
    : [() => again(log.input ?? {}), 'Change the input'];
}

function failure(where, error, cause, next, act, label) {
  const button = element('button', { type: 'button', class: 'primary' }, label);
  button.addEventListener('click', act);
  return element('div', { class: 'failure' },
    element('p', { class: 'failure-where' }, `${where} ${error === 'StackStopped' ? 'was interrupted' : 'failed'}`),
    element('p', { class: 'run-error' }, cause),
    element('p', {}, element('strong', {}, 'Next: '), next),
    element('p', {}, button),
    error && element('details', {}, element('summary', {}, 'Error name'), element('code', {}, error)));
}
