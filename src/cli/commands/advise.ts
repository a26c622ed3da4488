import { adviceTopics } from '../../core/advice/advice-topics.ts';
import { draftAdvice } from '../../core/advice/draft-advice.ts';
import { advicePage } from '../../core/report/advice/advice-page.ts';
import { printJson } from '../../core/report/json/print-json.ts';
import { choose } from '../choose.ts';
import { answer, type Command, isRefusal } from '../command.ts';
import { loadOf } from '../load-of.ts';
import { nothingFound } from '../nothing-found.ts';
import { readWorkspace } from '../read-workspace.ts';

export const advise: Command = {
  verb: 'advise',
  operand: '[path]',
  summary:
    'a plan with its arithmetic: where to cut, what to cache, what a load needs, how rows could be spread, which products',
  formats: ['markdown', 'json'],
  options: ['on', 'rps', 'peak', 'growth', 'people', 'rows', 'format', 'out', 'cache'],
  examples: [
    'advise --on boundaries',
    'advise --on cache',
    'advise --on capacity --rps 250 --people 20000 --rows orders=500000',
  ],
  run: async (call, shell) => {
    const on = choose(call.options.get('on') ?? 'boundaries', adviceTopics, '--on');
    if (isRefusal(on)) return on;
    const wrong = loadOf(call);
    if (isRefusal(wrong)) return wrong;
    return readWorkspace(call, shell, async (client) => {
      const load = loadOf(call, await client.assumptions());
      if (isRefusal(load)) return load;
      const system = await client.system();
      const nothing = nothingFound(system);
      if (nothing !== undefined && call.format !== 'json') return answer(`${nothing}\n`);
      const technologies = on.word === 'technology' ? (await client.review({ kind: 'workspace' })).technologies : [];
      const advice = draftAdvice(on.word, { system, load, technologies });
      return answer(
        call.format === 'json' ? printJson({ schemaVersion: 1, ...advice }) : advicePage(system.name, advice),
      );
    });
  },
};
