import type * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { unsavedFiles } from './settle-reviewed.ts';

/** Every review tells what it found new; what the guesses said of saved files is settled by it. */
export function watchFreshElements({ session, freshElements, freshCode }: Architect): vscode.Disposable {
  const take = () => {
    const { last } = session.memory;
    if (last === undefined || !freshElements.take(last.folder, last.landscape)) return;
    freshCode.settleIn(last.folder, unsavedFiles());
  };
  return { dispose: session.onChange((change) => change === 'review' && take()) };
}
