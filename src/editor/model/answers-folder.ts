import path from 'node:path';
import type { Architect } from '../architect.ts';

/** Where answers of models lie; undefined where the editor keeps nothing for this workspace. */
export function answersFolder({ context }: Pick<Architect, 'context'>): string | undefined {
  return context.storageUri && path.join(context.storageUri.fsPath, 'answers');
}
