// How a state stands, in one word that is also a class: what the drawing, the list of steps and
// the details say alike.

export const STANDINGS = {
  'to-come': { mark: '', said: 'to come' },
  running: { mark: '▸', said: 'running' },
  waiting: { mark: '…', said: 'waiting' },
  succeeded: { mark: '✓', said: 'succeeded' },
  failed: { mark: '✕', said: 'failed' },
  skipped: { mark: '–', said: 'skipped' },
};

const OF_VISIT = { RUNNING: 'running', WAITING: 'waiting', SUCCEEDED: 'succeeded', FAILED: 'failed', ABORTED: 'skipped' };

// The visits of a log by state and domain.
export class Standings {
  #visits = new Map();
  #isOver;
  #ended = new Set();
  domains;

  constructor(log, lines) {
    const goesOn = new Set(lines.map((line) => line.from));
    this.#isOver = log.endedAt !== undefined;
    this.domains = [...new Set(log.visits.map((visit) => visit.domain).filter(Boolean))];
    for (const visit of log.visits) {
      this.#visits.set(key(visit.state, visit.domain), visit);
      if (visit.domain && !goesOn.has(visit.state)) {
        this.#ended.add(visit.domain);
      }
    }
  }

  visit(state, domain) {
    return this.#visits.get(key(state, domain));
  }

  of(state, domain) {
    const visit = this.visit(state, domain);
    if (visit) {
      return OF_VISIT[visit.status];
    }
    return this.#isOver || this.#ended.has(domain) ? 'skipped' : 'to-come';
  }
}

function key(state, domain) {
  return `${domain ?? ''}/${state}`;
}
