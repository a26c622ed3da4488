/** A part of a plan, so that a page can show it without knowing Markdown. */
export type SheetPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface AdviceSheet {
  readonly title: string;
  readonly parts: readonly SheetPart[];
}
