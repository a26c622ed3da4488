import type { Call } from '../../model/call.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { targetOf } from '../questions/call-target.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';

export const hardcodedEndpoint: Rule = {
  id: 'hardcoded-endpoint',
  area: 'services',
  severity: severityOf('outage', 'possible'),
  what: 'The code calls another service at localhost, and no setting can send it elsewhere.',
  why: 'It works where both run on one machine: in a container the caller asks itself, and on a second machine nobody.',
  fix: 'Read the address from a setting, with localhost as its default for development.',
  references: ['https://12factor.net/config', 'https://12factor.net/backing-services'],
  reads: ['calls', 'components'],
  examples: {
    bad: museum("'http://localhost:4100'"),
    good: museum("process.env.GUIDES_URL ?? 'http://localhost:4100'"),
  },
  check: ({ index }) => {
    const fixed = index.system.calls.filter((call) => call.onOwnMachine === true && isPeer(index, call));
    return [...groupBy(fixed, ({ from }) => from).values()].map((calls) => report(index, calls));
  },
};

/** A frontend in the browser of a developer is on one machine with what it calls. */
function isPeer(index: SystemIndex, { from, to }: Call): boolean {
  return to !== undefined && index.component(to)?.root !== undefined && index.component(from)?.kind === 'service';
}

function report(index: SystemIndex, calls: NonEmpty<Call>): Report {
  const [{ from, host = 'localhost' }] = calls;
  const caller = index.component(from);
  const name = caller?.name ?? from;
  const targets = [...new Set(calls.map((call) => targetOf(index, call)))];
  const file = caller?.deployment?.file;
  return {
    severity: file === undefined ? severityOf('friction', 'likely') : undefined,
    title: `${name} calls ${shortList(targets)} at localhost, and no setting says otherwise`,
    message: prose(
      `\`${host}\` stands in the code.`,
      file === undefined
        ? `As soon as ${name} and ${shortList(targets)} run on two machines or in two containers, nobody answers.`
        : `${file} runs ${name} in a container of its own, where localhost is ${name} itself: the ${agree(calls.length, 'call finds', 'calls find')} nobody.`,
    ),
    fix: `Read the address from a setting, as \`${settingFor(targets[0] ?? 'peer')}\`, with \`${host}\` as its default for development.`,
    evidence: evidenceChain(calls.map(({ evidence }) => evidence[0])),
    subjects: [from, ...targets],
  };
}

function settingFor(target: string): string {
  return `${target.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()}_URL`;
}

function museum(address: string): Record<string, string> {
  return {
    'docker-compose.yml': `services:
  tours:
    build: ./tours
    ports: ['4000:4000']
  guides:
    build: ./guides
    ports: ['127.0.0.1:4100:4100']
`,
    'tours/package.json': '{ "name": "tours", "dependencies": { "express": "4" } }',
    'tours/src/app.ts': `import express from 'express';

const guides = ${address};
const app = express();

app.get('/tours/:id', async (req, res) => {
  const answer = await fetch(\`\${guides}/guides/\${req.params.id}\`, { signal: AbortSignal.timeout(2000) });
  res.json({ guide: await answer.json() });
});

app.listen(4000);
`,
    'guides/package.json': '{ "name": "guides", "dependencies": { "express": "4" } }',
    'guides/src/app.ts': `import express from 'express';

const app = express();
app.get('/guides/:id', (req, res) => res.json({ id: req.params.id }));
app.listen(4100);
`,
  };
}
