import * as vscode from 'vscode';
import type { ReviewFinding } from '../../core/review/review.ts';
import type { Architect } from '../architect.ts';
import { diagnosticOf, uriIn } from '../convert.ts';
import { isOn, onSettingChange } from '../settings.ts';
import { createSlices } from '../slices.ts';
import type { LiveFinding } from './finding-book.ts';

export interface Diagnostics extends vscode.Disposable {
  /** The finding behind a diagnostic that the editor hands back. */
  findingOf(uri: vscode.Uri, diagnostic: vscode.Diagnostic): ReviewFinding | undefined;
}

/** So many files are marked in a few milliseconds. */
const fewFiles = 25;

/** Findings in the Problems view and under the code. Edits move them along and fade those that they touch. */
export function registerDiagnostics({ context, findings }: Architect): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection(context.extension.id);
  let shown = new Map<string, readonly LiveFinding[]>();

  const uris = knownUris();
  const marks = createSlices<string>(fewFiles, (files) => {
    collection.set(files.map((uri) => [vscode.Uri.parse(uri, true), shown.get(uri)?.map(diagnosticOf)]));
  });
  const publish = () => {
    const before = shown;
    shown = isOn('diagnostics.enabled') ? byFile(findings.all().filter(isMarked), uris) : new Map();
    const files = new Set([...before.keys(), ...shown.keys()]);
    marks.add([...files].filter((uri) => !isSame(shown.get(uri), before.get(uri))));
  };
  const disposables = vscode.Disposable.from(
    collection,
    marks,
    { dispose: findings.onChange(publish) },
    onSettingChange(['diagnostics.enabled'], publish),
  );
  return {
    findingOf: (uri, { message, range }) =>
      shown.get(uri.toString())?.find((entry) => {
        const published = diagnosticOf(entry);
        return published.message === message && published.range.start.line === range.start.line;
      })?.finding,
    dispose: () => disposables.dispose(),
  };
}

/**
 * Only a review of this window speaks of the code as it is. What an earlier one found is marked in files that are open
 * and still have its line, and says so.
 */
function isMarked({ finding, seen }: LiveFinding): boolean {
  return seen && finding.status !== 'suppressed';
}

/** Every key that is typed publishes; the address of a file is made once. */
function knownUris(): (entry: LiveFinding) => string {
  const known = new Map<string, string>();
  return ({ folder, file }) => {
    const key = `${folder}\n${file}`;
    const uri = known.get(key) ?? uriIn(folder, file).toString();
    known.set(key, uri);
    return uri;
  };
}

function byFile(entries: readonly LiveFinding[], uriOf: (entry: LiveFinding) => string): Map<string, LiveFinding[]> {
  const files = new Map<string, LiveFinding[]>();
  for (const entry of entries) {
    const uri = uriOf(entry);
    const own = files.get(uri);
    if (own === undefined) files.set(uri, [entry]);
    else own.push(entry);
  }
  return files;
}

/** Entries are replaced and never changed, so that the same ones need no second publishing. */
function isSame(now: readonly LiveFinding[] = [], before: readonly LiveFinding[] = []): boolean {
  return before.length === now.length && now.every((entry, index) => entry === before[index]);
}
