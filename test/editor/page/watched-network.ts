import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../support/repository.ts';

/** The unpacked extension that notes every connection of the thread of extensions, and of threads that it starts. */
export const networkWatchExtension = path.join(repository, 'test/editor/network-watch');

type Note =
  | { readonly kind: 'began'; readonly thread: boolean }
  | { readonly kind: 'connected'; readonly host: string };

/** Where it notes them. */
export function notesBeside(folder: string): string {
  return path.join(path.dirname(folder), 'connections.jsonl');
}

/** How many threads besides that of extensions were watched, and every host outside of this machine that was asked for. */
export function connectionsIn(file: string): { readonly threads: number; readonly outside: readonly string[] } {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const notes = lines.map((line): Note => JSON.parse(line));
  const hosts = notes.flatMap((note) => (note.kind === 'connected' ? [note.host] : []));
  return {
    threads: notes.filter((note) => note.kind === 'began' && note.thread).length,
    outside: hosts.filter((host) => !/^(?:localhost|127\.|::1)/.test(host)),
  };
}
