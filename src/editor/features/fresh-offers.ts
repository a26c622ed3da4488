import * as vscode from 'vscode';
import type { PlacedElement } from '../../core/review/landscape/new-elements.ts';
import type { Architect } from '../architect.ts';
import { anchoredLine } from '../findings/anchored-line.ts';
import { prefix } from '../names.ts';
import { relativePath } from '../relative-path.ts';
import { freshWords, guessedWords } from './fresh-words.ts';

/** New code in a document, and what reviews it. */
export interface FreshOffer {
  /** Counted from 0, as editors do. */
  readonly line: number;
  /** `New endpoint POST /orders`. */
  readonly words: string;
  /** Absent where it is a guess. */
  readonly element?: PlacedElement | undefined;
  readonly command: string;
  readonly argument: unknown;
}

/** By facts where a review has read the code, and by a quick guess for what was written since. */
export function freshOffers(architect: Architect, document: vscode.TextDocument): FreshOffer[] {
  const facts = factOffers(architect, document);
  const told = new Set(facts.map(({ line }) => line));
  return [...facts, ...guessedOffers(architect, document).filter(({ line }) => !told.has(line))];
}

function factOffers({ freshElements }: Architect, document: vscode.TextDocument): FreshOffer[] {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
  if (folder === undefined) return [];
  const elements = freshElements.of(folder, relativePath(document.uri));
  if (elements.length === 0) return [];
  const lines = document.getText().split(/\r?\n/);
  return elements.flatMap((element) => {
    const line = anchoredLine(lines, element.place.line - 1, element.place.quote);
    const argument = { folder, element };
    return line === undefined
      ? []
      : [{ line, words: freshWords(element), element, command: `${prefix}.reviewElement`, argument }];
  });
}

function guessedOffers(architect: Architect, { uri }: vscode.TextDocument): FreshOffer[] {
  return architect.freshCode.of(uri.fsPath).map((mark) => ({
    line: mark.line,
    words: guessedWords(mark, uri, architect),
    command: `${prefix}.reviewNewCode`,
    argument: uri,
  }));
}
