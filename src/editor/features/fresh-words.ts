import * as vscode from 'vscode';
import type { Landscape, Place } from '../../core/review/landscape/landscape.ts';
import type { PlacedElement } from '../../core/review/landscape/new-elements.ts';
import type { Architect } from '../architect.ts';
import { relativePath } from '../relative-path.ts';
import type { CodeMark } from './code-marks.ts';

/** `New endpoint POST /orders` */
export function freshWords({ kind, name }: PlacedElement): string {
  if (kind === 'endpoint') return vscode.l10n.t('New endpoint {0}', name);
  return kind === 'table' ? vscode.l10n.t('New table {0}', name) : vscode.l10n.t('New migration {0}', name);
}

/** Named by the facts where a review has read the guessed line, else only by its kind. */
export function guessedWords(mark: CodeMark, file: vscode.Uri, { session }: Architect): string {
  const name = factName(mark, relativePath(file), session.memory.last?.landscape);
  if (mark.kind === 'schema') {
    return name === undefined ? vscode.l10n.t('New table') : vscode.l10n.t('New table {0}', name);
  }
  return name === undefined ? vscode.l10n.t('New endpoint') : vscode.l10n.t('New endpoint {0}', name);
}

function factName(mark: CodeMark, file: string, landscape: Landscape | undefined): string | undefined {
  const isHere = ({ place }: { readonly place?: Place | undefined }) =>
    place?.file === file && place.line === mark.line + 1;
  const elements = mark.kind === 'schema' ? landscape?.tables : landscape?.endpoints;
  return elements?.find(isHere)?.name;
}
