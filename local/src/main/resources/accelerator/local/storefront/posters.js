// A film's poster in a square of 100: shapes of one ink each, by its first genre.

const POSTERS = {
  drama: [['light', 'M50 20a24 24 0 1 0 .1 0z'], ['deep', 'M0 66c20-10 34 6 50 0s30-8 50 2v32H0z']],
  comedy: [['light', 'M50 22a28 28 0 1 0 .1 0z'], ['deep', 'M36 42a4 4 0 1 0 .1 0zM64 42a4 4 0 1 0 .1 0z'], ['deep', 'M34 56a17 14 0 0 0 32 0z']],
  thriller: [['deep', 'M0 0h38v100H0zM62 0h38v100H62z'], ['light', 'M38 100 46 40h8l8 60z'], ['middle', 'M50 26a7 7 0 1 0 .1 0z']],
  'science fiction': [['light', 'M50 26a24 24 0 1 0 .1 0z'], ['middle', 'M14 62c20 4 56-14 72-34', 5], ['deep', 'M20 20a2 2 0 1 0 .1 0zM80 70a2.5 2.5 0 1 0 .1 0zM24 80a2 2 0 1 0 .1 0z']],
  crime: [['light', 'M44 22a20 20 0 1 0 .1 0z'], ['deep', 'M44 22a20 20 0 1 0 .1 0', 6], ['deep', 'm58 58 22 24', 9]],
  romance: [['deep', 'M50 80C16 56 18 28 36 28c8 0 12 6 14 12 2-6 6-12 14-12 18 0 20 28-14 52z'], ['light', 'M34 36a5 5 0 1 0 .1 0z']],
  documentary: [['deep', 'M14 82 40 34l18 30 10-14 20 32z'], ['light', 'M72 20a9 9 0 1 0 .1 0z'], ['middle', 'm40 34 9 15H32z']],
  animation: [['deep', 'M30 30a16 16 0 1 0 .1 0z'], ['light', 'M66 34 84 66H48z'], ['middle', 'M24 70h30v16H24z']],
  horror: [['deep', 'M24 90V46a26 28 0 0 1 52 0v44l-9-8-9 8-8-8-8 8-9-8z'], ['light', 'M40 44a6 8 0 1 0 .1 0zM60 44a6 8 0 1 0 .1 0z']],
  fantasy: [['deep', 'M18 86V50h14V36h10v14h16V30h10v20h14v36z'], ['light', 'M44 86V70a6 6 0 0 1 12 0v16z'], ['middle', 'M37 22v14M63 16v14', 3]],
  adventure: [['light', 'M50 20a30 30 0 1 0 .1 0z'], ['deep', 'M50 20a30 30 0 1 0 .1 0', 5], ['deep', 'M62 36 54 58 38 64l8-22z']],
  family: [['deep', 'M50 22 86 52H14z'], ['middle', 'M24 52h52v32H24z'], ['light', 'M44 84V64h12v20zM32 58h8v8h-8zM60 58h8v8h-8z']],
};

// The shapes of a film; undefined when it is none, or its genre is not drawn.
export function poster(item) {
  const genre = String(item.genres ?? '').split('|')[0].trim().toLowerCase();
  return POSTERS[genre];
}
