import * as vscode from 'vscode';
import type { Landscape } from '../../core/review/landscape/landscape.ts';
import type { Architect } from '../architect.ts';
import { prefix } from '../names.ts';
import { isOn, onSettingChange, type Setting } from '../settings.ts';
import { documentMarks } from './document-marks.ts';
import type { LandscapeMark } from './landscape-marks.ts';
import { callerWords, callWords, endpointWords, tableWords } from './mark-words.ts';

const settings: Readonly<Record<LandscapeMark['kind'], Setting>> = {
  endpoint: 'lenses.routes',
  table: 'lenses.tables',
  call: 'lenses.calls',
};

/** Over a route its guards and what it touches, over a table who uses it, over a call the route it reaches. */
export function registerLandscapeLens(architect: Architect): vscode.Disposable {
  const { session } = architect;
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async (document) => {
      if (!Object.values(settings).some(isOn)) return [];
      const { last } = await session.restore();
      return last === undefined ? [] : lensesOf(last.landscape, documentMarks(architect, document));
    },
  };
  return vscode.Disposable.from(
    changed,
    { dispose: session.onChange((change) => change !== 'run' && changed.fire()) },
    onSettingChange(Object.values(settings), () => changed.fire()),
    vscode.languages.registerCodeLensProvider({ scheme: 'file' }, provider),
  );
}

function lensesOf(landscape: Landscape, marks: readonly LandscapeMark[]): vscode.CodeLens[] {
  const lines = new Map<number, LandscapeMark[]>();
  for (const mark of marks) {
    if (isOn(settings[mark.kind])) lines.set(mark.line, [...(lines.get(mark.line) ?? []), mark]);
  }
  return [...lines].flatMap(([line, own]) => lensesAt(landscape, line, own));
}

function lensesAt(landscape: Landscape, line: number, marks: readonly LandscapeMark[]): vscode.CodeLens[] {
  const lens = (title: string, command: string, argument: unknown) =>
    title === ''
      ? []
      : [
          new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
            title,
            command: `${prefix}.${command}`,
            arguments: [argument],
          }),
        ];
  const endpoints = marks.flatMap((mark) => (mark.kind === 'endpoint' ? [mark.endpoint] : []));
  // One line of a framework may declare many routes: they are counted, and told apart in the answer.
  const [only, ...more] = endpoints;
  const routes =
    only === undefined
      ? []
      : more.length > 0
        ? lens(
            vscode.l10n.t('{0} endpoints', endpoints.length),
            'whatRouteTouches',
            endpoints.map(({ id }) => id),
          )
        : [
            ...lens(endpointWords(landscape, only), 'whatRouteTouches', only.id),
            ...lens(callerWords(landscape, only), 'whoCallsRoute', only.id),
          ];
  return [
    ...routes,
    ...marks.flatMap((mark) => {
      if (mark.kind === 'table') return lens(tableWords(landscape, mark.table), 'whoUsesTable', mark.table.id);
      return mark.kind === 'call' ? lens(callWords(landscape, mark.call), 'goToCalledRoute', mark.call.id) : [];
    }),
  ];
}
