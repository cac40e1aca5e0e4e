// Where the visitor is: domain, user and item, kept in the address so that it can be shared.

const NAMES = ['domain', 'userId', 'itemId'];

export function readPlace() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const entries = NAMES.map((name) => [name, parameters.get(name) ?? '']);
  return Object.fromEntries(entries);
}

export function keepPlace(place) {
  const parameters = new URLSearchParams(NAMES.filter((name) => place[name]).map((name) => [name, place[name]]));
  history.replaceState(null, '', `#${parameters}`);
}
