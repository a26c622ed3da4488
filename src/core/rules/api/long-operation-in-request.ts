import type { Effect } from '../../model/effect.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { doers } from '../words/doers.ts';
import { prose } from '../words/prose.ts';

export const longOperationInRequest: Rule = {
  id: 'long-operation-in-request',
  area: 'api',
  severity: severityOf('slowdown', 'likely'),
  what: 'A request waits for a mail, a document, a browser or a video before it is answered.',
  why: 'It takes seconds, fails when another machine does, and is done twice when an impatient client asks again.',
  fix: 'Put it into a queue or a table, answer 202, and let a worker do it.',
  references: [
    'https://google.aip.dev/151',
    'https://learn.microsoft.com/en-us/azure/architecture/patterns/async-request-reply',
  ],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  within: 'district',
  examples: {
    bad: museum('const browser = await puppeteer.launch();\n  await browser.close();'),
    good: museum("await queue.add('poster', { day: req.params.day });"),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.effects.flatMap((effect) => {
      const { kind, id, name, operation = '', evidence } = effect;
      const [entry, ...more] =
        kind === 'slow-work' ? entries(operation).filter((each) => each.kind === 'endpoint') : [];
      const words = wordsFor(effect);
      if (entry === undefined || words === undefined) return [];
      return [
        {
          severity: words.heavy ? undefined : severityOf('slowdown', 'possible'),
          title: `${doers(
            [entry, ...more].map(({ label }) => label),
            'waits',
            'wait',
          )} until ${words.done}`,
          message: prose(`${name} takes ${words.time}, and the request stays open all that time;`, words.fails),
          fix: `Note what is to be done in a table or queue, answer 202, and call ${name} in a worker that may try again.`,
          evidence: evidenceChain(evidence[0], wayTo(index, entry, operation)),
          subjects: [id, entry.id],
        },
      ];
    });
  },
};

interface Words {
  readonly done: string;
  readonly time: string;
  readonly fails: string;
  readonly heavy: boolean;
}

function wordsFor({ detail }: Effect): Words | undefined {
  switch (detail) {
    case 'mail':
      return {
        done: 'a mail is sent',
        time: 'as long as the mail server needs',
        fails: 'when the mail server does not answer, neither does the route, although its own work is done.',
        heavy: false,
      };
    case 'document':
    case 'video':
      return {
        done: `a ${detail} is made`,
        time: 'the longer the more there is to make',
        fails: 'a few of these at once leave nothing for other requests.',
        heavy: true,
      };
    case 'browser':
      return {
        done: 'a browser has started',
        time: 'as long as a browser needs to start',
        fails: 'ten requests at once start ten browsers.',
        heavy: true,
      };
    default:
      return undefined;
  }
}

function museum(work: string): Example {
  return {
    'package.json': '{ "name": "museum", "dependencies": { "express": "4", "puppeteer": "24", "bullmq": "5" } }',
    'src/app.ts': `import { Queue } from 'bullmq';
import express from 'express';
import puppeteer from 'puppeteer';

const app = express();
const queue = new Queue('posters');

app.get('/v1/posters/:day', async (req, res) => {
  ${work}
  res.json({ day: req.params.day });
});

app.listen(3000);
`,
  };
}
