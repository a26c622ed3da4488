import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const inProcessSchedule: Rule = {
  id: 'in-process-schedule',
  area: 'scaling',
  severity: severityOf('slowdown', 'likely'),
  what: 'A job runs on a timer inside of a service of which several copies run.',
  why: 'Each copy runs it at the same moment, so that mails are sent and rows are changed several times.',
  fix: 'Let one scheduler start it, or take a lock that one copy gets.',
  references: [
    'https://12factor.net/admin-processes',
    'https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS',
  ],
  reads: ['jobs', 'components', 'operations'],
  examples: {
    bad: museum(3),
    good: museum(1),
  },
  check: ({ index }) =>
    index.system.jobs.flatMap((job) => {
      const service = index.component(job.service);
      const replicas = service?.deployment?.replicas ?? 1;
      if (!job.inProcess || service === undefined || replicas < 2) return [];
      const name = index.operation(job.runs ?? '')?.name ?? job.id;
      return [
        {
          title: `${name} of ${service.name} runs in each of ${replicas} copies`,
          message: prose(
            `The timer (${job.schedule}) stands in the process, and ${service.deployment?.file} starts ${replicas} of them:`,
            `what it does is done ${replicas} times at once.`,
          ),
          fix: `A cron job of the platform that runs it once, or a lock in the database at its start (\`pg_try_advisory_lock\` in PostgreSQL) so that one copy wins.`,
          evidence: evidenceChain(job.evidence[0], service.evidence[0]),
          subjects: [job.id, service.id],
        },
      ];
    }),
};

function museum(replicas: number): Example {
  return {
    'docker-compose.yml': `services:\n  tours:\n    build: ./tours\n    deploy: { replicas: ${replicas} }\n`,
    'tours/package.json': '{ "name": "tours", "dependencies": { "express": "4", "node-cron": "3" } }',
    'tours/src/app.ts': `import express from 'express';
import cron from 'node-cron';

const app = express();

cron.schedule('0 6 * * *', async () => {
  await sendReminders();
});

async function sendReminders() {
  console.log('sent');
}

app.listen(3000);
`,
  };
}
