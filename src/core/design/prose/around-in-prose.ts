import { authInProse } from './auth-in-prose.ts';
import { externalsInProse } from './externals-in-prose.ts';
import { loadByRates } from './load-by-rates.ts';
import { ratesInProse } from './rates-in-prose.ts';
import { sentencesOf } from './sentences.ts';
import { thingsInProse } from './things-in-prose.ts';
import type { Proposed } from './write-brief.ts';

/** What the words say beside what is stored, for whoever was told by somebody else what that is. */
export function aroundInProse(
  prose: string,
  resources: ReadonlySet<string>,
): Pick<Proposed, 'load' | 'externals' | 'auth'> {
  const { said, lexicon } = thingsInProse(prose);
  const { load } = loadByRates(prose, ratesInProse(sentencesOf(prose), lexicon), false);
  const externals = externalsInProse(said, resources, lexicon).map((external) => ({ ...external, of: undefined }));
  return { load, externals, auth: authInProse(prose) };
}
