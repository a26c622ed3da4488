import type { Page } from 'playwright-core';

/** Texts as a translator might make them: each between marks, and longer by two fifths. */
export function pseudoTexts(english: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(english).map((text) => [text, `⟦${text}${'~'.repeat(Math.ceil(text.length * 0.4))}⟧`]),
  );
}

/** What a page says in English, though it was neither translated nor sent by the extension. */
export async function untranslated(view: Page, sent: readonly unknown[]): Promise<readonly string[]> {
  const data = sent.flatMap(stringsOf).join('\n');
  const shown = await view.evaluate(shownTexts);
  // Lists of names are put together from data.
  const rests = shown
    .flatMap((text) => outsideOfMarks(text).split(/, | · /))
    .map((text) => text.replace(/:? \d+$/, ''))
    .filter((rest) => /\p{L}{2}/u.test(rest));
  return [...new Set(rests.filter((rest) => !data.includes(rest) && !isDate(rest) && !isPlace(rest)))].sort();
}

/** Runs in the page: every text and every name that is said instead of one, but for the drawings. */
function shownTexts(): readonly string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.getElementById('root') ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest('svg, pre, code, figure') === null) texts.push(node.textContent ?? '');
  }
  for (const name of ['aria-label', 'title', 'placeholder']) {
    for (const element of document.querySelectorAll(`#root [${name}]`)) {
      if (element.closest('svg') === null) texts.push(element.getAttribute(name) ?? '');
    }
  }
  return texts;
}

/** Translations may stand in translations: the innermost go first. */
function outsideOfMarks(text: string): string {
  const less = text.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
  return less === text ? text.replaceAll(/^[\s,.·:;]+|[\s,.·:;]+$/g, '') : outsideOfMarks(less);
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsOf(inner)]);
}

function isDate(text: string): boolean {
  return /^\d{1,2} \p{L}{3,4} \d{4}$/u.test(text);
}

/** `orders.service.ts:49` */
function isPlace(text: string): boolean {
  return /^[\w./-]+\.\w+:\d+$/.test(text);
}
