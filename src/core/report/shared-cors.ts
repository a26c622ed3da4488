import { corsWords } from '../model/cors-words.ts';
import type { ReviewEndpoint } from '../review/review.ts';

/** What browsers are told of all endpoints alike, which need not stand at each; undefined where some differ. */
export function sharedCors(endpoints: readonly Pick<ReviewEndpoint, 'guards'>[]): string | undefined {
  const told = endpoints.map(({ guards }) =>
    guards
      .filter(({ kind }) => kind === 'cors')
      .map(corsWords)
      .join('; '),
  );
  const [first = ''] = told;
  return told.length > 1 && first !== '' && told.every((words) => words === first) ? first : undefined;
}

export function corsOfAll(words: string): string {
  return `CORS, for all of them: ${words}`;
}
