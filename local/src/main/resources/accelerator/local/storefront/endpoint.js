// What the page asks of the machine it came from; or, for recommendations and events, of the deployed
// stack that `?endpoint=` names. Nothing else is ever asked.

const NAMED = new URLSearchParams(location.search).get('endpoint') ?? '';

// Where recommendations come from: nothing for this machine.
export const ENDPOINT = originOf(NAMED);

// Why an endpoint that was named is not asked.
export const ENDPOINT_REFUSED = NAMED && !ENDPOINT ? `The endpoint must be an HTTPS address without a path, was “${NAMED}”. These shelves are this machine’s.` : '';

function originOf(text) {
  try {
    const { protocol, username, pathname, search, origin } = new URL(text);
    return protocol.slice(0, -1) === 'https' && !username && pathname === '/' && !search ? origin : '';
  } catch {
    return '';
  }
}

let token = '';
let wanted = () => {};

// Whether the endpoint has answered what needs no token.
let reached = false;
const AGAIN_MILLIS = 1500;

// `callback` is called whenever an answer asks for a token, or for another one.
export function whenTokenIsWanted(callback) {
  wanted = callback;
}

// A token for what is asked from now on. It is kept in this page's memory alone.
export function useToken(text) {
  token = text.trim();
}

// Of whom the token is by its `sub`; nothing where it does not say.
export function tokenUser() {
  try {
    const [, claims] = token.split('.');
    return String(JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))).sub ?? '');
  } catch {
    return '';
  }
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

// `doubt` is what else it may be.
function tokenRefused(doubt = '') {
  wanted();
  return new Refused(401, { detail: (token
    ? 'The endpoint refuses the token: it has run out, or is of another issuer or audience.'
    : 'The endpoint wants a token: type one in at the top of the page.') + doubt });
}

// What API Gateway itself answers, such as 401 and 503, has no CORS headers: the browser keeps it from
// the page. A question is asked a second time, for a function that starts may be too slow at first.
async function fetched(url, options) {
  try {
    return await fetch(url, options);
  } catch (failure) {
    if (failure.name === 'AbortError' || !ENDPOINT || !reached || options.method === 'POST') {
      throw failure;
    }
    await new Promise((wake) => setTimeout(wake, AGAIN_MILLIS));
    return fetch(url, options);
  }
}

export async function ask(path, options = {}) {
  const started = performance.now();
  let response;
  let text;
  try {
    const { url, headers } = path.startsWith('/v1/') ? addressed(path) : { url: path, headers: {} };
    response = await fetched(url, { cache: 'no-cache', ...options,
      headers: { Accept: 'application/json', ...headers, ...options.headers } });
    text = await response.text();
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    if (ENDPOINT && reached) {
      throw tokenRefused(' Or it was too slow to answer.');
    }
    throw new Refused(0, { detail: ENDPOINT
      ? `${ENDPOINT} did not answer. Does the stack's AllowedOrigins name ${location.origin}?`
      : 'The endpoint did not answer. Is it still running?' });
  }
  const body = parsed(text);
  if (response.status === 401) {
    throw tokenRefused();
  }
  if (ENDPOINT && path.startsWith('/v1/') && body === undefined) {
    throw new Refused(response.status, { detail: `${ENDPOINT} answered ${response.status}, and not as a stack’s endpoint does: `
      + 'take the address from the stack’s output Endpoint.' });
  }
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

// The published domains by key, and why they are not known when the endpoint cannot tell.
export async function published() {
  try {
    const { body } = await ask('/v1/health');
    reached = true;
    return { domains: body.domains ?? {}, refusal: '' };
  } catch (failure) {
    return { domains: {}, refusal: failure.message };
  }
}

// Some user ids by domain; none when the run does not tell, as of a deployed stack.
export async function shoppers() {
  try {
    return ENDPOINT ? {} : (await ask('/run/shoppers')).body;
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

// How the run is doing: ABSENT where nobody tells of runs, STARTING while the stack does, SILENT, with the reason, while
// it does not answer.
export async function runStatus() {
  try {
    return (await ask('/run/status')).body;
  } catch (failure) {
    if (failure.type === 'urn:problem:starting') {
      return { status: 'STARTING' };
    }
    return failure.status === 404 ? { status: 'ABSENT' } : { status: 'SILENT', refusal: failure.message };
  }
}
