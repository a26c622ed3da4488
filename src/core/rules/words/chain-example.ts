import type { Example } from '../rule.ts';

/** Five services that ask each other in a short net, with what is wrapped around their calls. */
export function chainOfServices(around: 'retry' | 'breaker' | 'breaker and retry'): Example {
  const asked = { shop: 'tours', tours: 'halls', guides: 'halls', cafe: 'halls' };
  const files: Record<string, string> = {
    'docker-compose.yml': `services:\n${[...Object.keys(asked), 'halls'].map((name) => `  ${name}:\n    build: ./${name}\n    deploy: { replicas: 2 }\n`).join('')}`,
    ...serviceOf('halls', ''),
  };
  for (const [name, other] of Object.entries(asked)) Object.assign(files, serviceOf(name, callTo(other, around)));
  return files;
}

function serviceOf(name: string, body: string): Example {
  return {
    [`${name}/package.json`]: `{ "name": "${name}", "dependencies": { "express": "4", "axios": "1", "axios-retry": "4", "opossum": "8" } }`,
    [`${name}/src/app.ts`]: `import axios from 'axios';
import axiosRetry from 'axios-retry';
import express from 'express';
import CircuitBreaker from 'opossum';

const app = express();
${body === '' ? '' : body.split('\n---\n')[0]}
app.get('/${name}/:id', async (req, res) => {
${body === '' ? '' : body.split('\n---\n')[1]}  res.json({ id: req.params.id });
});

app.listen(3000);
`,
  };
}

function callTo(other: string, around: string): string {
  const retry = around.includes('retry')
    ? 'axiosRetry(client, { retries: 2, retryDelay: axiosRetry.exponentialDelay });\n'
    : '';
  const client = `const client = axios.create({ baseURL: 'http://${other}:3000', timeout: 2000 });\n${retry}`;
  const call = `client.get(\`/${other}/\${id}\`)`;
  if (!around.includes('breaker')) return `${client}\n---\n  const id = req.params.id;\n  await ${call};\n`;
  const breaker = `const load = new CircuitBreaker((id) => ${call});\n`;
  return `${client}${breaker}\n---\n  await load.fire(req.params.id);\n`;
}
