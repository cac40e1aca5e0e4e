// Pictures for products that have none: what the words say, drawn from plain shapes. The top
// category, or a film's genres, give the colours. The same item always looks alike.

import { svg } from './elements.js';
import { glyph } from './glyphs.js';
import { poster } from './posters.js';

// Cheap and well spread: FNV-1a, 32 bits.
function hash(text) {
  let state = 0x811c9dc5;
  for (const character of String(text)) {
    state = Math.imul(state ^ character.codePointAt(0), 0x01000193) >>> 0;
  }
  return state;
}

// Numbers in 0..1 that follow from a text.
function dice(text) {
  let state = hash(text) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

// For what nobody has a word for: shapes that mean nothing.
const NEUTRAL = [
  (roll) => [ // a disc in halves
    ['deep', 'M50 22a30 30 0 1 0 .1 0z'],
    ['middle', roll() < 0.5 ? 'M50 22a30 30 0 0 1 0 60z' : 'M20 52a30 30 0 0 1 60 0z'],
    ['light', 'M50 43a9 9 0 1 0 .1 0z'],
  ],
  (roll) => { // a stack
    const aside = Math.round(20 * roll());
    return [['deep', 'M20 62h60v20H20z'], ['middle', `M${22 + aside} 42h38v18h-38z`], ['light', `M${34 + aside} 24h18v16h-18z`]];
  },
  (roll) => [36, 52, 68].map((y, row) => // waves
    [['light', 'deep', 'middle'][row], `M14 ${y}q9-${Math.round(10 + 8 * roll())} 18 0t18 0 18 0 18 0`, 7]),
];

// The golden angle spreads the hues of any number of categories; items differ a little from there.
function inks(category, roll) {
  const hue = (hash(category) % 97) * 137.5 + 24 * (roll() - 0.5);
  return {
    wall: `oklch(${0.9 + 0.03 * roll()} 0.036 ${hue})`,
    table: `oklch(0.83 0.052 ${hue + 10})`,
    light: `oklch(0.975 0.03 ${hue + 50})`,
    middle: `oklch(0.68 0.11 ${hue + 24})`,
    deep: `oklch(${0.38 + 0.1 * roll()} 0.085 ${hue})`,
  };
}

function drawn([ink, path, width], inks) {
  return width === undefined
    ? svg('path', { d: path, fill: inks[ink] })
    : svg('path', { d: path, stroke: inks[ink], 'stroke-width': width, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', fill: 'none' });
}

export function picture(item) {
  const roll = dice(item.itemId);
  const film = poster(item);
  const kind = item.categoryL3 ?? item.categoryL2 ?? item.categoryL1 ?? item.itemId;
  const ink = inks(film ? item.genres : item.categoryL1 ?? item.itemId.slice(0, 1), roll);
  const shapes = film ?? glyph(item) ?? NEUTRAL[hash(kind) % NEUTRAL.length](roll);
  return svg('svg', { viewBox: '0 0 100 100', class: 'picture', 'aria-hidden': 'true' },
    svg('rect', { width: 100, height: 100, fill: ink.wall }),
    film ? '' : svg('rect', { y: 70 + 8 * roll(), width: 100, height: 30, fill: ink.table }),
    svg('g', {}, ...shapes.map((shape) => drawn(shape, ink))));
}
