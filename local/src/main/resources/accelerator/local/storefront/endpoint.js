// What the page asks of the machine it came from; or, for recommendations and events, of the deployed
// stack that `?endpoint=` names. Nothing else is ever asked.

const NAMED = new URLSearchParams(location.search).get('endpoint') ?? '';

// Where recommendations come from: nothing for this machine.
export const ENDPOINT = originOf(NAMED);

// Why an endpoint that was named is not asked.
export const ENDPOINT_REFUSED = NAMED && !ENDPOINT ? `The endpoint must be an HTTPS address without a path, was “${NAMED}”.` : '';

function originOf(text) {
  try {
    const { protocol, username, pathname, search, origin } = new URL(text);
    return protocol.slice(0, -1) === 'https' && !username && pathname === '/' && !search ? origin : '';
  } catch {
    return '';
  }
}

let token = '';

// A token for what is asked from now on. It is kept in this page's memory alone.
export function useToken(text) {
  token = text.trim();
}

// The address of a path of the endpoint, and the headers that it is asked with.
export function addressed(path) {
  return { url: `${ENDPOINT || location.origin}${path}`, headers: token ? { Authorization: `Bearer ${token}` } : {} };
}

// A question that has no answer: what the endpoint's problem document says.
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.message ?? problem.title ?? `The endpoint answered ${status}.`);
    this.status = status;
    this.type = problem.type ?? '';
  }

  get isNotPublished() {
    return this.type === 'urn:problem:recommender-not-published';
  }
}

export async function ask(path, options = {}) {
  const started = performance.now();
  let response;
  let text;
  try {
    const { url, headers } = path.startsWith('/v1/') ? addressed(path) : { url: path, headers: {} };
    response = await fetch(url, { cache: 'no-cache', ...options,
      headers: { Accept: 'application/json', ...headers, ...options.headers } });
    text = await response.text();
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Refused(0, { detail: ENDPOINT
      ? `${ENDPOINT} did not answer. Does the stack's AllowedOrigins name ${location.origin}?`
      : 'The endpoint did not answer. Is it still running?' });
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

// Whether a user is in the data; undefined when nobody can tell, as of a deployed stack.
export async function knowsUser(domain, userId) {
  try {
    return ENDPOINT ? undefined : (await ask(`/run/knows?${new URLSearchParams({ domain, userId })}`)).body.known;
  } catch {
    return undefined;
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
