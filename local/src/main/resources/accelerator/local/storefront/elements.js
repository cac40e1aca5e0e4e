// Elements, made without ever parsing text as markup: data can only become text or attributes.

const SVG = 'http://www.w3.org/2000/svg';

export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) {
      made.setAttribute(attribute, '');
    } else if (value !== false && value !== undefined) {
      made.setAttribute(attribute, value);
    }
  }
  made.append(...children.filter((child) => child !== undefined && child !== '' && child !== false));
  return made;
}

const WHOLE = new Intl.NumberFormat();
const ONE_DIGIT = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function count(number, noun) {
  return `${WHOLE.format(number)} ${noun}${number === 1 ? '' : 's'}`;
}

export function whole(number) {
  return WHOLE.format(number);
}

// Ids of AWS as people read them: the end of an ARN.
export function readable(text) {
  return text.replaceAll(/arn:[\w-]+:[\w-]+:[\w-]*:\d*:/g, '');
}

// A duration in the unit that suits it: 85 ms, 4.2 s, 3 min 05 s.
export function duration(millis) {
  if (millis < 1000) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 60_000) {
    return `${ONE_DIGIT.format(Math.floor(millis / 100) / 10)} s`;
  }
  const seconds = Math.floor(millis / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
