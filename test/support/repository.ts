import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json, also for test programs that were bundled into another folder. */
export const repository = above(import.meta.dirname);

function above(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : above(path.dirname(folder));
}
