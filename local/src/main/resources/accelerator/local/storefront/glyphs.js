// What a thing looks like, drawn in a square of 100: shapes of one ink each, from back to front. A
// shape with a number at its end is a line of that width. Words choose the drawing: the first rule
// whose word stands in the item's name, else in its category.

const GLYPHS = {
  mug: [['deep', 'M66 46h8a11 11 0 0 1 0 22h-8', 6], ['deep', 'M26 34h42v36a12 12 0 0 1-12 12H38a12 12 0 0 1-12-12z'], ['light', 'M26 44h42v8H26z']],
  pan: [['middle', 'M62 54h28a4 4 0 0 1 0 8H62z'], ['deep', 'M12 52h54c0 18-8 26-16 26H28c-8 0-16-8-16-26z'], ['light', 'M12 52h54v5H12z']],
  pot: [['middle', 'M14 52h8v8h-8zM78 52h8v8h-8z'], ['deep', 'M22 44h56v28a10 10 0 0 1-10 10H32a10 10 0 0 1-10-10z'], ['light', 'M22 38h56v6H22z'], ['middle', 'M45 30h10v8H45z']],
  knife: [['light', 'M14 60 62 20c10 6 12 16 4 26L40 70z'], ['deep', 'm40 70 14-13 26 22c4 4-4 12-9 8z']],
  folded: [['deep', 'M22 62h56a8 8 0 0 1 0 18H22a9 9 0 0 1 0-18z'], ['middle', 'M24 44h50a8 8 0 0 1 0 18H24a9 9 0 0 1 0-18z'], ['light', 'M28 28h44a7 7 0 0 1 0 16H28a8 8 0 0 1 0-16z']],
  lamp: [['middle', 'M50 48v32', 4], ['deep', 'M34 80h32v5H34z'], ['light', 'M36 18h28l12 32H24z']],
  tool: [['middle', 'm22 82 32-32', 8], ['deep', 'M50 42c4-14 16-22 30-24 0 14-8 26-22 32z']],
  shears: [['light', 'm38 62 34-44', 6], ['middle', 'M62 62 28 18', 6], ['deep', 'M32 62a9 9 0 1 0 .1 0M68 62a9 9 0 1 0 .1 0', 5]],
  plant: [['middle', 'M50 84V44', 4], ['deep', 'M50 66C30 66 22 52 22 38c18 0 28 12 28 28z'], ['light', 'M50 54c0-20 10-32 28-32 0 20-10 32-28 32z']],
  planter: [['middle', 'M50 50V30', 4], ['middle', 'M50 44C38 44 32 34 32 24c12 0 18 8 18 20zM50 40c0-12 6-20 18-22 0 14-6 22-18 22z'], ['deep', 'M28 52h44l-6 32H34z'], ['light', 'M25 48h50v8H25z']],
  chair: [['middle', 'M34 62v24M66 62v24', 5], ['deep', 'M32 18h36a4 4 0 0 1 4 4v28H28V22a4 4 0 0 1 4-4z'], ['light', 'M26 52h48v10H26z']],
  table: [['middle', 'M26 50v34M74 50v34', 6], ['deep', 'M14 42h72v9H14z'], ['light', 'M14 42h72v3H14z']],
  dress: [['deep', 'M38 18h24l4 18-6 10 18 38H22l18-38-6-10z'], ['light', 'M40 44h20v5H40z']],
  jumper: [['deep', 'M36 24 14 38l9 15 9-5v36h36V48l9 5 9-15-22-14c-4 8-24 8-28 0z'], ['light', 'M32 76h36v8H32z']],
  trousers: [['deep', 'M32 18h36l6 66H56l-6-40-6 40H26z'], ['light', 'M32 18h36v6H32z']],
  shoe: [['deep', 'M14 50c12 2 20-4 24-14l14 8c6 8 14 12 24 14 8 2 12 6 12 14H14z'], ['light', 'M12 70h76v9H16a4 4 0 0 1-4-4z'], ['middle', 'm44 48 8-6M52 54l7-7', 3]],
  scarf: [['middle', 'M40 44h16v42H40z'], ['deep', 'M30 26h40c8 0 8 20 0 20H30c-8 0-8-20 0-20z'], ['light', 'M40 76h16v4H40z']],
  bag: [['deep', 'M36 42V32a14 14 0 0 1 28 0v10', 5], ['deep', 'M22 42h56l6 42H16z'], ['light', 'M40 54h20v6H40z']],
  bottle: [['deep', 'M44 18h12v18c8 4 12 10 12 18v24a6 6 0 0 1-6 6H38a6 6 0 0 1-6-6V54c0-8 4-14 12-18z'], ['middle', 'M43 14h14v10H43z'], ['light', 'M32 56h36v14H32z']],
  jar: [['deep', 'M26 44h48v32a8 8 0 0 1-8 8H34a8 8 0 0 1-8-8z'], ['middle', 'M24 32h52v12H24z'], ['light', 'M34 56h32v12H34z']],
  candle: [['light', 'M50 16c8 8 8 16 0 20-8-4-8-12 0-20z'], ['middle', 'M50 36v10', 3], ['deep', 'M32 46h36v38H32z']],
  roll: [['deep', 'M30 44h46v36H30z'], ['middle', 'M30 44a18 18 0 1 0 .1 0z'], ['light', 'M30 55a7 7 0 1 0 .1 0z']],
  dumbbell: [['middle', 'M30 52h40', 8], ['deep', 'M18 34h12v36H18zM70 34h12v36H70z'], ['light', 'M12 42h6v20h-6zM82 42h6v20h-6z']],
  helmet: [['deep', 'M14 62a36 34 0 0 1 72 0z'], ['middle', 'M14 62h72v8H14z'], ['light', 'M38 34v22M54 32v24M68 38v18', 5]],
  goggles: [['deep', 'M12 48h76', 6], ['deep', 'M16 40h28v22a10 10 0 0 1-10 8h-8a10 10 0 0 1-10-10zM56 40h28v20a10 10 0 0 1-10 10h-8a10 10 0 0 1-10-8z'], ['light', 'M21 46h18v10H21zM61 46h18v10H61z']],
  tent: [['deep', 'M50 22 90 82H10z'], ['light', 'M50 40 66 82H34z'], ['middle', 'M50 40v42', 3]],
  sleeping: [['deep', 'M34 16h32a10 10 0 0 1 10 10v42a26 18 0 0 1-52 0V26a10 10 0 0 1 10-10z'], ['light', 'M34 22h32v16H34z'], ['middle', 'M50 44v36', 3]],
  kettle: [['middle', 'M30 38a20 18 0 0 1 40 0', 5], ['deep', 'M26 44h48l8 34a6 6 0 0 1-6 6H24a6 6 0 0 1-6-6z'], ['light', 'M78 52l14-8v8l-10 12z']],
  pack: [['middle', 'M40 22v-4a10 8 0 0 1 20 0v4', 4], ['deep', 'M28 30a14 12 0 0 1 14-10h16a14 12 0 0 1 14 10v54H28z'], ['light', 'M34 54h32v20H34z'], ['middle', 'M34 42h32', 4]],
  headphones: [['middle', 'M22 60V52a28 28 0 0 1 56 0v8', 6], ['deep', 'M14 54h16v28H22a8 8 0 0 1-8-8zM70 54h16v20a8 8 0 0 1-8 8h-8z']],
  speaker: [['deep', 'M30 16h40a4 4 0 0 1 4 4v64H26V20a4 4 0 0 1 4-4z'], ['light', 'M50 46a15 15 0 1 0 .1 0z'], ['middle', 'M50 24a8 8 0 1 0 .1 0z']],
  monitor: [['middle', 'M44 66h12v12H44zM32 78h36v6H32z'], ['deep', 'M12 22h76v46H12z'], ['light', 'M18 28h64v34H18z']],
  keyboard: [['deep', 'M10 42h80v34H10z'], ['light', 'M17 49h10v7H17zM31 49h10v7H31zM45 49h10v7H45zM59 49h10v7H59zM73 49h10v7H73zM28 62h44v7H28z']],
  power: [['deep', 'M32 22h36a6 6 0 0 1 6 6v50a6 6 0 0 1-6 6H32a6 6 0 0 1-6-6V28a6 6 0 0 1 6-6z'], ['light', 'M54 32 38 56h12l-6 20 18-26H50z']],
  blocks: [['deep', 'M18 54h30v30H18z'], ['middle', 'M52 54h30v30H52z'], ['light', 'M35 22h30v30H35z']],
  dice: [['deep', 'M24 28h52v52H24z'], ['light', 'M36 38a5 5 0 1 0 .1 0zM64 38a5 5 0 1 0 .1 0zM50 49a5 5 0 1 0 .1 0zM36 60a5 5 0 1 0 .1 0zM64 60a5 5 0 1 0 .1 0z']],
  puzzle: [['deep', 'M22 36h18a10 10 0 1 1 20 0h18v18a10 10 0 1 0 0 18v12H22z'], ['light', 'M30 62h16v14H30z']],
  bear: [['middle', 'M30 22a12 12 0 1 0 .1 0zM70 22a12 12 0 1 0 .1 0z'], ['deep', 'M50 24a29 29 0 1 0 .1 0z'], ['light', 'M50 54a13 11 0 1 0 .1 0z'], ['light', 'M39 44a3 3 0 1 0 .1 0zM61 44a3 3 0 1 0 .1 0z'], ['deep', 'M50 60a4 3 0 1 0 .1 0z']],
  pencils: [['deep', 'M24 84V38l8-16 8 16v46z'], ['middle', 'M42 84V34l8-16 8 16v50z'], ['light', 'M60 84V40l8-16 8 16v44z']],
  book: [['deep', 'M26 18h48a4 4 0 0 1 4 4v60H30a8 8 0 0 1-8-8V22a4 4 0 0 1 4-4z'], ['light', 'M30 74h48v6H30a3 3 0 0 1 0-6z'], ['middle', 'M36 30h30v6H36zM36 42h20v5H36z']],
  pouch: [['deep', 'M28 30h44l6 54H22z'], ['middle', 'M30 18h40v12H30z'], ['light', 'M50 46a13 13 0 1 0 .1 0z']],
  chocolate: [['deep', 'M22 22h56v62H22z'], ['middle', 'M28 28h20v16H28zM52 28h20v16H52zM28 48h20v14H28zM52 48h20v14H52z'], ['light', 'M20 66h60v20H20z']],
  basket: [['deep', 'M12 58a38 22 0 0 0 76 0z'], ['light', 'M50 44a38 14 0 1 0 .1 0z'], ['middle', 'M50 50a27 8 0 1 0 .1 0z']],
  leash: [['middle', 'M30 84C10 60 40 52 54 44', 5], ['deep', 'M66 18a18 18 0 1 0 .1 0', 6], ['light', 'M62 54h8v10h-8z']],
  bone: [['deep', 'M30 46h40', 14], ['deep', 'M24 32a10 10 0 1 0 .1 0zM24 46a10 10 0 1 0 .1 0zM76 32a10 10 0 1 0 .1 0zM76 46a10 10 0 1 0 .1 0z'], ['light', 'M36 43h28v5H36z']],
  cat: [['deep', 'M26 24 36 38h28l10-14v34a24 24 0 0 1-48 0z'], ['light', 'M40 52a4 4 0 1 0 .1 0zM60 52a4 4 0 1 0 .1 0z'], ['middle', 'm46 66 4 4 4-4z']],
  notebook: [['deep', 'M28 18h48v66H28z'], ['light', 'M38 30h28v10H38z'], ['middle', 'M22 28h12M22 42h12M22 56h12M22 70h12', 4]],
  pen: [['deep', 'M30 74 70 24l10 8-40 50-14 6z'], ['light', 'm30 74 10 8-14 6z'], ['middle', 'm64 32 10 8', 4]],
};

const RULES = {
  mug: 'mug cup latte', pan: 'skillet pan', pot: 'saucepan pot stove cook', knife: 'knife santoku', kettle: 'kettle',
  lamp: 'lamp pendant light', shears: 'secateurs lopper shears saw', tool: 'trowel fork weeder dibber bulb spork',
  planter: 'planter trough jardinière window plant', plant: 'seeds', basket: 'bed cushion crate cave hammock',
  folded: 'duvet sheet pillow bedspread quilt towel mat blanket seat', chair: 'chair stool bench lounger',
  table: 'table shelf organiser tray stand desk', dress: 'dress tunic pinafore swimsuit', shoe: 'shoe sneaker runner slip-on high-top flat spike fins',
  trousers: 'chinos jeans trousers joggers shorts tights', scarf: 'scarf belt gloves', helmet: 'helmet beret cap',
  jumper: 'cardigan jumper neck vest poncho shirt overshirt robe singlet jacket jersey midlayer layer coat',
  bag: 'tote wash bag pouch pannier', candle: 'candle', jar: 'cream mask butter scrub salts paste honey paprika polenta',
  bottle: 'serum cleanser oil lotion shampoo conditioner toilette parfum mist spray vinegar brew', roll: 'yoga roller',
  dumbbell: 'dumbbell kettlebell band', goggles: 'goggles kickboard', tent: 'tent tarp bivy', sleeping: 'sleeping liner',
  pack: 'daypack trekking pack hip', headphones: 'headphones earbuds neckband headset', speaker: 'speaker soundbar radio turntable',
  monitor: 'monitor webcam', keyboard: 'keyboard mouse hub laptop', power: 'charger power cable adapter charging windshield',
  puzzle: 'puzzle', dice: 'game dice quiz', blocks: 'blocks marble construction train tile ends', bear: 'bear rabbit fox elephant whale',
  pencils: 'paint clay crayon weaving sticker marker', notebook: 'notebook journal sketchbook planner', pen: 'pen pencil ballpoint',
  leash: 'leash collar harness', cat: 'scratching toy teaser', bone: 'food treats dental bites', book: 'book',
  chocolate: 'chocolate truffles pralinés nougat', pouch: 'beans coffee capsules tea oolong chai',
};

const WORDS = Object.entries(RULES).flatMap(([glyph, words]) => words.split(' ').map((word) => [word, glyph]));

// Categories whose things have names of their own, before names are asked.
const SHELVES = [['books', 'book'], ['soft toys', 'bear'], ['puzzles', 'puzzle'], ['board games', 'dice'], ['mugs', 'mug'],
  ['seeds', 'plant'], ['pots', 'planter'], ['bedding', 'folded'], ['cats', 'cat'], ['coffee', 'pouch'], ['tea', 'pouch'],
  ['sleeping', 'sleeping'], ['packs', 'pack'], ['notebooks', 'notebook'], ['dogs', 'basket'], ['power', 'power'], ['desk', 'table']];

// The shapes of an item: by the end of its name, where the noun stands, else by its categories;
// undefined when no word is known.
export function glyph(item) {
  const categories = [item.categoryL1, item.categoryL2, item.categoryL3].filter(Boolean).map((text) => String(text).toLowerCase());
  const whole = categories.flatMap((text) => text.split('/'));
  const noun = String(item.name ?? '').toLowerCase().split(',')[0].split(/[\s/]+/).slice(-2).reverse();
  const shelf = SHELVES.find(([name]) => ['books', 'soft toys', 'puzzles', 'board games'].includes(name) && whole.includes(name));
  const named = noun.map((word) => WORDS.find(([each]) => each === word || `${each}s` === word)).find(Boolean);
  const placed = SHELVES.find(([name]) => whole.includes(name));
  return GLYPHS[(shelf ?? named ?? placed)?.[1]];
}
