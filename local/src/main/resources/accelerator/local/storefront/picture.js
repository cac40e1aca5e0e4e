// Pictures for products that have none: a still life of plain shapes. The top category gives the
// colours, the category the motif, the item's id the arrangement. The same item always looks alike.

import { svg } from './elements.js';

// Cheap and well spread: FNV-1a, 32 bits.
function hash(text) {
  let state = 0x811c9dc5;
  for (const character of text) {
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

const MOTIFS = [
  (roll, ink) => [ // a sun over a bowl
    svg('circle', { cx: 35 + 30 * roll(), cy: 32 + 8 * roll(), r: 11 + 5 * roll(), fill: ink.light }),
    svg('path', { d: 'M18 58h64a32 32 0 0 1-64 0z', fill: ink.deep }),
  ],
  (roll, ink) => [ // an arch with a ball
    svg('path', { d: 'M26 84V48a24 24 0 0 1 48 0v36H60V50a10 10 0 0 0-20 0v34z', fill: ink.deep }),
    svg('circle', { cx: 26 + 48 * roll(), cy: 78, r: 7 + 4 * roll(), fill: ink.light }),
  ],
  (roll, ink) => [ // a stack of blocks
    svg('rect', { x: 20, y: 62, width: 60, height: 20, rx: 3, fill: ink.deep }),
    svg('rect', { x: 24 + 16 * roll(), y: 42, width: 38, height: 18, rx: 3, fill: ink.middle }),
    svg('rect', { x: 32 + 20 * roll(), y: 24, width: 20, height: 16, rx: 8, fill: ink.light }),
  ],
  (roll, ink) => [ // a bottle and its shadow
    svg('ellipse', { cx: 54, cy: 83, rx: 24 + 8 * roll(), ry: 4, fill: ink.middle }),
    svg('path', { d: 'M45 20h10v18c8 4 11 10 11 18v22a5 5 0 0 1-5 5H39a5 5 0 0 1-5-5V56c0-8 3-14 11-18z', fill: ink.deep }),
    svg('rect', { x: 34, y: 56 + 6 * roll(), width: 32, height: 12, fill: ink.light }),
  ],
  (roll, ink) => [ // leaves
    svg('path', { d: 'M50 84V40', stroke: ink.deep, 'stroke-width': 3, fill: 'none' }),
    svg('path', { d: 'M50 66C30 66 24 52 24 40c16 0 26 10 26 26z', fill: ink.deep }),
    svg('path', { d: 'M50 54c0-20 10-30 26-30 0 18-8 30-26 30z', fill: roll() < 0.5 ? ink.light : ink.middle }),
  ],
  (roll, ink) => [ // a disc in halves
    svg('circle', { cx: 50, cy: 52, r: 30, fill: ink.deep }),
    svg('path', {
      d: 'M50 22a30 30 0 0 1 0 60z', fill: ink.middle,
      transform: `rotate(${45 * Math.floor(8 * roll())} 50 52)`,
    }),
    svg('circle', { cx: 50, cy: 52, r: 6 + 7 * roll(), fill: ink.light }),
  ],
  (roll, ink) => [ // a vessel with a handle
    svg('path', { d: 'M66 46h8a11 11 0 0 1 0 22h-8', stroke: ink.deep, 'stroke-width': 6, fill: 'none' }),
    svg('path', { d: 'M26 36h42v34a12 12 0 0 1-12 12H38a12 12 0 0 1-12-12z', fill: ink.deep }),
    svg('rect', { x: 26, y: 44 + 12 * roll(), width: 42, height: 8, fill: ink.light }),
  ],
  (roll, ink) => [ // waves
    ...[36, 52, 68].map((y, row) => svg('path', {
      d: `M14 ${y}q9-${10 + 8 * roll()} 18 0t18 0 18 0 18 0`,
      stroke: [ink.light, ink.deep, ink.middle][row], 'stroke-width': 7, 'stroke-linecap': 'round', fill: 'none',
    })),
  ],
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

export function picture(item) {
  const roll = dice(item.itemId);
  const ink = inks(item.categoryL1 ?? item.itemId.slice(0, 1), roll);
  const kind = item.categoryL3 ?? item.categoryL2 ?? item.categoryL1 ?? item.itemId;
  const motif = MOTIFS[hash(kind) % MOTIFS.length];
  return svg('svg', { viewBox: '0 0 100 100', class: 'picture', 'aria-hidden': 'true' },
    svg('rect', { width: 100, height: 100, fill: ink.wall }),
    svg('rect', { y: 70 + 8 * roll(), width: 100, height: 30, fill: ink.table }),
    svg('g', roll() < 0.5 ? {} : { transform: 'matrix(-1 0 0 1 100 0)' }, ...motif(roll, ink)));
}
