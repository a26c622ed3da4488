/** A part of a plan, so that a page can show it without knowing Markdown. */
export type SheetPart =
  /** Below the title, which is the first level. */
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface AdviceSheet {
  readonly title: string;
  readonly parts: readonly SheetPart[];
}
