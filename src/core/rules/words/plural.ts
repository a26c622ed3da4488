const alike = new Set(
  `media data news staff equipment series species information software feedback content history inventory stock
   weather traffic audio video metadata research evidence jewelry furniture luggage money cash people children men
   women feet teeth mice criteria indices matrices vertices analyses bases crises diagnoses aircraft fish sheep police
   health support search me self current auth api admin rest public internal`.split(/\s+/),
);

/** The last word of a name counts: `opening-hours`. */
function lastWord(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_]/)
    .reduce((_, word) => word);
}

/** Ends like a plural, and is no singular that happens to. */
export function isPlural(name: string): boolean {
  const word = lastWord(name);
  return /(?:people|children|criteria|indices|data|media)$/.test(word) || /(?<![su])s$|uses$/.test(word);
}

/** False only for what is singular for certain: words without a plural of their own, and deeds, may stand as they are. */
export function mayBePlural(name: string): boolean {
  if (name.split(/[-_]/).some(isPlural)) return true;
  const word = lastWord(name);
  if (isPlural(name) || alike.has(word) || word.length < 3) return true;
  return (
    /(?:ing|ics|ware|ly|ed|ence|ance|ness|ship|ment|ity|us|ss)$/.test(word) || /^(?:by|with|for|of|get|find)/.test(name)
  );
}

export function pluralOf(name: string): string {
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(name) ? `${name}es` : `${name}s`;
}
