import type texts from '../../l10n/bundle.l10n.json';

/** What the pages say, in English: the same list that translators are given for the rest of the extension. */
export type Text = keyof typeof texts;

/** The extension writes them into the page, so that they are there before the first word is. */
const translated: Readonly<Record<string, string>> = given();

/** The text in the language of the editor, with what is put in at `{0}`, `{1}` and so on. */
export function t(text: Text, ...values: readonly (string | number)[]): string {
  const pattern = translated[text] ?? text;
  return values.length === 0
    ? pattern
    : pattern.replace(/\{(\d)\}/g, (whole, position: string) => String(values[Number(position)] ?? whole));
}

/** How this language writes numbers and dates. */
export function locale(otherwise: string): string {
  const lang = typeof document === 'undefined' ? '' : document.documentElement.lang;
  return lang === '' || lang === 'en' ? otherwise : lang;
}

function given(): Readonly<Record<string, string>> {
  const text = typeof document === 'undefined' ? null : document.getElementById('ba-texts')?.textContent;
  return text ? JSON.parse(text) : {};
}
