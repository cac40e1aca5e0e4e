// The page: knows where the visitor is, and fills the shelves for that place.

import { DOMAINS, domainOf } from './domains.js';
import { ENDPOINT, ENDPOINT_REFUSED, knowsUser, published, shoppers, tokenUser, useToken, whenTokenIsWanted } from './endpoint.js';
import { element } from './elements.js';
import { picture } from './picture.js';
import { Pickers } from './pickers.js';
import { keepPlace, readPlace } from './place.js';
import { RunStrip } from './run.js';
import { RequestForm } from './request.js';
import { Shelf } from './shelf.js';
import { domainsOf, skippedBecause } from './summary.js';
import { happened } from './visit.js';

const main = document.getElementById('shelves');
const toast = document.getElementById('toast');
const tabs = document.getElementById('domains');
const pickers = new Pickers((choice) => go({ ...place, ...choice }));

const request = new RequestForm();
let place = readPlace();
let shelves = [];
let domains = [];
let summary;
let users = {};

// Goes to a place: remembers it, shows it, fills the shelves for it.
async function go(next) {
  place = next;
  keepPlace(place);
  await fill();
}

async function fill() {
  pickers.show(place);
  request.show(place);
  sayWhetherKnown();
  mark();
  await Promise.all(shelves.map(async ({ shelf, key }) => {
    const skipped = skippedBecause(summary, place.domain, key);
    const items = await shelf.fill(place, place.itemId && pickers.nameOf(place.itemId), skipped);
    if (items.length > 0) {
      pickers.learn(items);
      shelf.mark(place.itemId);
    }
    if (items.length > 0 && !place.itemId) {
      await go({ ...place, itemId: items[0].itemId });
    }
  }));
  pickers.show(place);
  name();
}

// The names of items are learned from the shelves: say them once they are known.
function name() {
  shelves.forEach(({ shelf }) => shelf.name(place.itemId && pickers.nameOf(place.itemId)));
}

function mark() {
  shelves.forEach(({ shelf }) => shelf.mark(place.itemId));
}

// A click on a card: the item comes into the centre of the shelves, and the click is an event.
function glance(domain) {
  return (item, shown) => Promise.all([
    go({ ...place, itemId: item.itemId }),
    act(domain.glance, item, shown),
  ]);
}

// Tells the endpoint what the visitor did, and asks the personal shelves again once it has it.
async function act(deed, item, shown) {
  if (!place.userId) {
    return;
  }
  const at = { ...place };
  try {
    await happened(deed.eventType, at, item, shown);
  } catch (failure) {
    say(`The event did not arrive: ${failure.message}`, 'wrong');
    return;
  }
  const done = deed.done(item.name || item.itemId);
  say(done, 'good');
  const personal = shelves.filter(({ isPersonal }) => isPersonal && at.userId === place.userId);
  await Promise.all(personal.map(async ({ shelf }) => {
    pickers.learn(await shelf.refresh(place));
    shelf.mark(place.itemId);
  }));
  const [first] = personal;
  if (first) {
    say(done, 'good', first.shelf);
  }
}

// Says what came of a click in a place that is always in view; when a shelf changed by it, with what
// is new there and the way to it.
function say(text, tone, shelf) {
  const said = element('span', { class: `toast-${tone}` }, text);
  if (shelf) {
    const title = shelf.section.querySelector('h2').textContent;
    const show = element('button', { type: 'button' }, shelf.news.length > 0
      ? `${title}: ${shelf.news.length} new` : `${title}: the same, in another order or not`);
    show.addEventListener('click', () => shelf.section.scrollIntoView({ block: 'start' }));
    said.append(...shelf.news.slice(0, 4).map((item) => picture(item)), show);
  }
  toast.replaceChildren(said);
}

// A shopper of whom the data knows nothing is said, and what the shelves then are.
async function sayWhetherKnown() {
  const { domain, userId } = place;
  const known = userId ? await knowsUser(domain, userId) : undefined;
  if (domain === place.domain && userId === place.userId) {
    pickers.doubt(known === false
      ? `Nobody called ${userId} is in the data: the personal shelf is a newcomer’s.` : '');
  }
}

// Opens a domain: its tab, its pickers, its shelves.
async function open(domain, next) {
  for (const tab of tabs.children) {
    tab.setAttribute('aria-current', String(tab.dataset.domain === domain.key));
  }
  const known = users[domain.key] ?? [];
  pickers.open(domain, known);
  shelves = domain.shelves.map((shelf) => ({
    key: shelf.key,
    isPersonal: shelf.personal === true,
    shelf: new Shelf(domain, shelf, glance(domain), (item, shown) => act(domain.act, item, shown)),
  }));
  main.replaceChildren(...shelves.map(({ shelf }) => shelf.section));
  await go({ ...next, domain: domain.key, userId: next.userId || known[0] || '' });
}

// Shows the domains that the endpoint answers for.
async function show() {
  const [answering, known] = await Promise.all([published(), shoppers()]);
  users = known;
  const keys = new Set([...Object.keys(answering.domains), ...domainsOf(summary).map((result) => result.domain)]);
  domains = DOMAINS.filter((domain) => keys.has(domain.key));
  if (domains.length === 0) {
    wait(ENDPOINT && answering.refusal);
    return;
  }
  tabs.hidden = domains.length < 2;
  tabs.replaceChildren(...domains.map(tab));
  const wanted = domainOf(place.domain);
  await open(domains.includes(wanted) ? wanted : domains[0], place);
}

function tab(domain) {
  const link = element('a', { href: `#domain=${domain.key}` }, domain.name);
  link.dataset.domain = domain.key;
  return link;
}

// `refusal` is why nobody knows whether anything is published.
function wait(refusal) {
  notice(refusal ? 'wrong' : 'quiet', refusal || 'Nothing is published yet. The shelves fill when a run has finished.');
}

function notice(kind, text) {
  main.replaceChildren(element('p', { class: `notice notice-${kind} waiting` }, text));
}

addEventListener('hashchange', () => {
  const next = readPlace();
  const domain = domainOf(next.domain);
  if (domains.includes(domain) && domain.key !== place.domain) {
    open(domain, next);
    return;
  }
  go({ ...next, domain: place.domain });
});

// A plain jump would replace the place in the address.
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});

// A deployed stack is named in the address; a token is typed in here, of one or of this machine's.
function connect() {
  const form = document.getElementById('connection');
  form.hidden = !ENDPOINT && !ENDPOINT_REFUSED;
  document.getElementById('connected-to').textContent = ENDPOINT_REFUSED || `Shelves of ${ENDPOINT || 'this machine'}`;
  whenTokenIsWanted(() => { form.hidden = false; });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    useToken(document.getElementById('token').value);
    place = { ...place, userId: tokenUser() || place.userId };
    show();
  });
}

connect();
wait();
if (ENDPOINT) {
  // The runs of this machine say nothing of what another stack has published.
  show();
} else {
  new RunStrip().follow((status) => {
    if (!['STARTING', 'SILENT'].includes(status.status)) {
      summary = status.summary;
      show();
    } else if (domains.length > 0) {
      return; // What the shelves show already, they go on showing.
    } else if (status.status === 'STARTING') {
      notice('quiet', 'The stack is starting. The shelves fill when a run has finished.');
    } else {
      wait(status.refusal);
    }
  });
}
