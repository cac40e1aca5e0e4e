// The state machine's picture: drawn once from the server's places, then only coloured. One mark for
// each domain in a state that each domain goes through.

import { svg } from './elements.js';
import { domainOf } from './domains.js';
import { STANDINGS } from './standing.js';

const MOST_LETTERS = 17;
const LINE_HEIGHT = 13;
const WORST_FIRST = ['failed', 'running', 'waiting', 'succeeded', 'to-come', 'skipped'];

export class Machine {
  #drawing;
  #boxes = new Map();
  #lines = [];
  #choose;

  // `choose` is called with the name of a state that is clicked, or entered with the keyboard.
  constructor(drawing, choose) {
    this.#drawing = drawing;
    this.#choose = choose;
    this.element = svg('svg', { viewBox: `0 0 ${drawing.width} ${drawing.height}`, role: 'group',
      'aria-label': 'States, from top to bottom' });
    for (const line of drawing.lines) {
      const path = svg('polyline', { points: line.points.map(({ x, y }) => `${x},${y}`).join(' '),
        class: line.isCatch ? 'way way-catch' : 'way' });
      this.#lines.push({ path, line });
    }
    const frames = drawing.boxes.filter((box) => box.isFrame);
    const others = drawing.boxes.filter((box) => !box.isFrame);
    this.element.append(
      ...frames.map((box) => this.#box(box)),
      ...this.#lines.map(({ path }) => path),
      ...others.map((box) => this.#box(box)));
    this.#focusable(drawing.boxes[0].state);
    this.element.addEventListener('keydown', (event) => this.#walk(event));
  }

  #box(box) {
    const marks = svg('g', { class: 'marks' });
    const lines = wrapped(box.state, box.isFrame);
    const top = box.isFrame ? box.y + 20 : box.y + box.height / 2 + 4 - ((lines.length - 1) * LINE_HEIGHT) / 2;
    const group = svg('g', { class: 'state-box', role: 'button', tabindex: '-1' },
      svg('title', {}, box.comment),
      svg('rect', { x: box.x, y: box.y, width: box.width, height: box.height,
        rx: box.type === 'Choice' ? box.height / 2 : 7, class: box.isFrame ? 'frame' : `shape shape-${box.type.toLowerCase()}` }),
      ...lines.map((text, line) =>
        svg('text', { x: box.x + (box.type === 'Choice' ? 14 : 9), y: top + line * LINE_HEIGHT }, text)),
      marks);
    group.dataset.state = box.state;
    group.addEventListener('click', () => this.#enter(box.state));
    this.#boxes.set(box.state, { group, marks, box });
    return group;
  }

  // Brings marks and colours up to date.
  show(standings, ways) {
    const gone = new Set((ways ?? []).map((way) => way.join('→')));
    for (const { path, line } of this.#lines) {
      path.classList.toggle('way-gone', gone.has(`${line.from}→${line.to}`));
    }
    for (const { group, marks, box } of this.#boxes.values()) {
      const domains = box.within ? standings.domains : [undefined];
      const found = domains.map((domain) => ({ domain, standing: standings.of(box.state, domain) }));
      const worst = WORST_FIRST.find((each) => found.some(({ standing }) => standing === each)) ?? 'to-come';
      group.setAttribute('class', `state-box is-${worst}`);
      const said = found.map(({ domain, standing }) =>
        [domain && (domainOf(domain)?.name ?? domain), STANDINGS[standing].said].filter(Boolean).join(' '));
      group.setAttribute('aria-label', [box.state, ...said].join(', '));
      const drawn = found.map(({ standing }) => standing).join(' ');
      if (marks.dataset.drawn !== drawn) {
        marks.dataset.drawn = drawn;
        marks.replaceChildren(...found.flatMap(({ standing }, place) => mark(box, standing, found.length - place)));
      }
    }
  }

  // Shows which state is looked at.
  select(state) {
    for (const [name, { group }] of this.#boxes) {
      group.setAttribute('aria-pressed', String(name === state));
    }
    if (this.#boxes.has(state)) {
      this.#focusable(state);
    }
  }

  #focusable(state) {
    for (const [name, { group }] of this.#boxes) {
      group.setAttribute('tabindex', name === state ? '0' : '-1');
    }
  }

  #enter(state) {
    this.#focusable(state);
    this.#choose(state);
  }

  #walk(event) {
    const state = document.activeElement?.dataset?.state;
    const at = this.#boxes.get(state)?.box;
    if (!at) {
      return;
    }
    if (['Enter', ' '].includes(event.key)) {
      event.preventDefault();
      this.#enter(state);
      return;
    }
    const next = this.#next(at, event.key);
    if (next) {
      event.preventDefault();
      this.#focusable(next.state);
      this.#boxes.get(next.state).group.focus();
    }
  }

  // The nearest state in the direction of an arrow key.
  #next(at, key) {
    const along = { ArrowDown: (box) => box.y - at.y, ArrowUp: (box) => at.y - box.y,
      ArrowRight: (box) => box.x - at.x, ArrowLeft: (box) => at.x - box.x }[key];
    const isSideways = ['ArrowLeft', 'ArrowRight'].includes(key);
    const aside = (box) => Math.abs(isSideways ? box.y - at.y : box.x - at.x);
    return along && this.#drawing.boxes
      .filter((box) => along(box) > 0 && (!isSideways || aside(box) < box.height))
      .sort((one, other) => along(one) + aside(one) / 4 - along(other) - aside(other) / 4)[0];
  }
}

function mark(box, standing, place) {
  const { mark: sign } = STANDINGS[standing];
  const x = box.x + box.width - 3 - 15 * place + 5;
  const y = box.isFrame ? box.y + 16 : box.y + box.height / 2;
  return [
    svg('circle', { cx: x, cy: y, r: 6.5, class: `mark mark-${standing}` }),
    svg('text', { x, y: y + 3.5, class: `sign sign-${standing}` }, sign),
  ];
}

// A name in lines that fit into a box.
function wrapped(name, isFrame) {
  const lines = [''];
  for (const word of name.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > MOST_LETTERS && !isFrame) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = longer;
    }
  }
  return lines;
}
