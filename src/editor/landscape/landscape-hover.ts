import * as vscode from 'vscode';
import { markdownText } from '../../core/report/markdown/markdown-text.ts';
import type { Landscape, LandscapeTable, Place } from '../../core/review/landscape/landscape.ts';
import type { Architect } from '../architect.ts';
import { uriIn } from '../convert.ts';
import type { LiveFinding } from '../findings/finding-book.ts';
import { severityName } from '../findings/finding-words.ts';
import { prefix } from '../names.ts';
import { isOn } from '../settings.ts';
import { documentMarks } from './document-marks.ts';
import type { LandscapeMark } from './landscape-marks.ts';
import { namesIn } from './landscape-names.ts';
import { callerWords, callWords, endpointWords, tableWords } from './mark-words.ts';

/** The lens in full, with links, for whoever rests on the path of a route or the name of a table. */
export function registerLandscapeHover(architect: Architect): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: async (document, position) => {
      if (!isOn('hovers.enabled')) return undefined;
      const { last } = await architect.session.restore();
      const range = last && spokenRange(document, position);
      if (last === undefined || range === undefined) return undefined;
      const marks = documentMarks(architect, document).filter((mark) => mark.line === position.line);
      const texts = marks.map((mark) => hoverText(last.landscape, mark, last.folder, architect));
      return texts.length === 0 ? undefined : new vscode.Hover(texts, range);
    },
  };
  return vscode.languages.registerHoverProvider({ scheme: 'file' }, provider);
}

/** The quoted text under the cursor, or, in a line without one, the word: the rest of the line is other hovers'. */
function spokenRange(document: vscode.TextDocument, position: vscode.Position): vscode.Range | undefined {
  const quoted = document.getWordRangeAtPosition(position, /(["'`])(?:\\.|(?!\1).)*\1/);
  if (quoted !== undefined) return quoted;
  const hasQuotes = /["'`]/.test(document.lineAt(position.line).text);
  return hasQuotes ? undefined : document.getWordRangeAtPosition(position);
}

function hoverText(
  landscape: Landscape,
  mark: LandscapeMark,
  folder: string,
  architect: Architect,
): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = {
    enabledCommands: [`${prefix}.whatRouteTouches`, `${prefix}.whoUsesTable`, `${prefix}.showFindingInPanel`],
  };
  const findings = (id: string) => architect.findings.all().filter((entry) => speaksOf(entry, id));
  if (mark.kind === 'call') {
    const reached = landscape.endpoints.find(({ id }) => id === mark.call.endpoint);
    text.appendMarkdown('**').appendMarkdown(markdownText(mark.call.name)).appendMarkdown('** ');
    text.appendMarkdown(markdownText(callWords(landscape, mark.call)));
    if (reached !== undefined)
      text.appendMarkdown('\n\n').appendMarkdown(markdownText(endpointWords(landscape, reached)));
    if (reached?.place !== undefined) text.appendMarkdown(`\n\n${link(folder, reached.place)}`);
    addTimeout(text, mark.call.timeout);
    addFindings(text, findings(mark.call.id));
    return text;
  }
  if (mark.kind === 'table') {
    text
      .appendMarkdown('**')
      .appendMarkdown(markdownText(mark.table.name))
      .appendMarkdown('** · ')
      .appendMarkdown(markdownText(tableWords(landscape, mark.table)));
    addUses(text, landscape, mark.table, folder);
    addFindings(text, findings(mark.table.id));
    return text;
  }
  const { endpoint } = mark;
  text
    .appendMarkdown('**')
    .appendMarkdown(markdownText(endpoint.name))
    .appendMarkdown('** · ')
    .appendMarkdown(markdownText(namesIn(landscape).component(endpoint.service)));
  text.appendMarkdown('\n\n').appendMarkdown(markdownText(endpointWords(landscape, endpoint)));
  const callers = callerWords(landscape, endpoint);
  if (callers !== '') text.appendMarkdown('\n\n').appendMarkdown(markdownText(callers));
  const argument = encodeURIComponent(JSON.stringify([endpoint.id]));
  text.appendMarkdown(`\n\n[${vscode.l10n.t('What it touches')}](command:${prefix}.whatRouteTouches?${argument})`);
  addFindings(text, findings(endpoint.id));
  return text;
}

function speaksOf({ finding }: LiveFinding, id: string): boolean {
  return finding.status !== 'suppressed' && finding.subjects.includes(id);
}

function addTimeout(text: vscode.MarkdownString, timeout: number | undefined): void {
  if (timeout === undefined) return;
  const said = timeout === 0 ? vscode.l10n.t('waits for ever') : vscode.l10n.t('waits for at most {0} ms', timeout);
  text.appendMarkdown('\n\n').appendMarkdown(markdownText(said));
}

/** More uses than this are left to the answer behind the lens. */
const mostUses = 6;

function addUses(text: vscode.MarkdownString, landscape: Landscape, table: LandscapeTable, folder: string): void {
  const uses = [...table.accesses].sort((a, b) => Number(a.kind === 'read') - Number(b.kind === 'read'));
  for (const { kind, service, operation, place } of uses.slice(0, mostUses)) {
    const verb = kind === 'write' ? vscode.l10n.t('writes') : vscode.l10n.t('reads');
    text
      .appendMarkdown('\n- ')
      .appendMarkdown(markdownText(`${namesIn(landscape).component(service)}: ${operation} ${verb}`))
      .appendMarkdown(' ');
    if (place !== undefined) text.appendMarkdown(link(folder, place));
  }
  const argument = encodeURIComponent(JSON.stringify([table.id]));
  text.appendMarkdown(`\n\n[${vscode.l10n.t('Who uses it')}](command:${prefix}.whoUsesTable?${argument})`);
}

function addFindings(text: vscode.MarkdownString, entries: readonly LiveFinding[]): void {
  for (const { finding } of entries) {
    const argument = encodeURIComponent(JSON.stringify([finding.fingerprint]));
    text
      .appendMarkdown(`\n- ${severityName(finding.severity)}: `)
      .appendMarkdown(markdownText(finding.title))
      .appendMarkdown(' ');
    text.appendMarkdown(`[${vscode.l10n.t('evidence')}](command:${prefix}.showFindingInPanel?${argument})`);
  }
}

function link(folder: string, { file, line }: Place): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replaceAll(/[[\]\\]/g, '\\$&');
  return `[${name}:${line}](${uriIn(folder, file).with({ fragment: `L${line}` })})`;
}
