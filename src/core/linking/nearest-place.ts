import { sharedLetters } from '../model/workspace-path.ts';

/** Projects of one repository may hold types of the same full name: the one that lies closest is meant, of equals the first. */
export function nearestPlace<T extends { readonly file: string }>(places: readonly T[], from: string): T | undefined {
  const [first, ...others] = places;
  return others.reduce(
    (best, other) => (best && sharedLetters(best.file, from) >= sharedLetters(other.file, from) ? best : other),
    first,
  );
}
