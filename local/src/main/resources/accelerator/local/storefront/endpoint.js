// What the page asks of the machine it came from. Nothing else is ever asked.

// A question that has no answer: what the endpoint's problem document says.
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The endpoint answered ${status}.`);
    this.status = status;
    this.type = problem.type ?? '';
  }

  get isNotPublished() {
    return this.type === 'urn:problem:recommender-not-published';
  }
}

async function ask(path, options = {}) {
  const started = performance.now();
  let response;
  let text;
  try {
    response = await fetch(path, { cache: 'no-cache', ...options,
      headers: { Accept: 'application/json', ...options.headers } });
    text = await response.text();
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Refused(0, { detail: 'The endpoint did not answer. Is it still running?' });
  }
  const body = parsed(text);
  if (!response.ok || body === undefined) {
    throw new Refused(response.status, body ?? {});
  }
  return { body, millis: performance.now() - started };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Recommended items: {items, source, recommendationId, millis}.
export async function recommendations(domain, recommender, question, signal) {
  const query = new URLSearchParams({ ...question, numResults: 12 });
  const { body, millis } = await ask(`/v1/${domain}/${recommender}?${query}`, { signal });
  return { ...body, millis };
}

// Tells the endpoint what somebody did; refused when it did not take it.
export async function tell(domain, event) {
  const { body } = await ask(`/v1/${domain}/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ events: [event] }),
  });
  if (body.accepted !== 1) {
    throw new Refused(200, { detail: body.refused?.[0]?.reason ?? 'The endpoint refused the event.' });
  }
}

// The published domains by key; none when the endpoint cannot tell.
export async function published() {
  try {
    return (await ask('/v1/health')).body.domains ?? {};
  } catch {
    return {};
  }
}

// Some user ids by domain; none when the run does not tell.
export async function shoppers() {
  try {
    return (await ask('/run/shoppers')).body;
  } catch {
    return {};
  }
}

// How the run is doing; undefined when nothing answers.
export async function runStatus() {
  try {
    return (await ask('/run/status')).body;
  } catch {
    return undefined;
  }
}
