/** Put together here, since this file is scanned for secrets too. */
const join = (...parts: string[]): string => parts.join('');

/** What people leave in code by mistake, a kind each. */
export const plantedSecrets: Readonly<Record<string, string>> = {
  'AWS key': join('AKIA', 'IOSFODNN7EXAMPLE'),
  'AWS secret': join('wJalrXUtnFEMI', 'K7MDENGbPxRfiCYEXAMPLEKEY'),
  'GitHub token': join('ghp_', 'aB3dE5gH7jK9mN1pQ3sT5vX7zA9cE1gH3jK5'),
  'fine-grained GitHub token': join('github_pat_', '11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz'),
  'GitLab token': join('glpat-', 'x9Yb3kLm5nPq7rStUvWx'),
  'Stripe key': join('sk_live_', '4eC39HqLyjWDarjtT1zdp7dc'),
  'Stripe webhook': join('whsec_', 'dGhpcyBpcyBub3QgYSBzZWNyZXQ'),
  'Slack token': join('xoxb-', '123456789012-1234567890123-AbCdEf'),
  'Google key': join('AIza', 'SyA1234567890abcdefghijklmnopqrstuv'),
  'Google token': join('ya29.', 'A0ARrdaM_abcdefghijklmnopqrs'),
  'OpenAI key': join('sk-', 'proj-abc123DEF456ghi789JKL'),
  'Anthropic key': join('sk-', 'ant-api03-abc123DEF456ghi789JKLmno'),
  'Hugging Face token': join('hf_', 'abcdefghijklmnopqrstuvwxyzABCDEF12'),
  'SendGrid key': join('SG.', 'ngeVfQFYQlKU0ufo8x5d1A', '.', 'TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr'),
  'Mailgun key': join('key-', '0123456789abcdef0123456789abcdef'),
  'Twilio key': join('SK', '0123456789abcdef0123456789abcdef'),
  'Telegram token': join('123456789:', 'AAabcdefghijklmnopqrstuvwxyz1234567'),
  'npm token': join('npm_', 'abcdefghijklmnopqrstuvwxyz0123456789'),
  'PyPI token': join('pypi-', 'AgEIcHlwaS5vcmcCJDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA'),
  'DigitalOcean token': join('dop_v1_', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'),
  'Shopify token': join('shpat_', '0123456789abcdef0123456789abcdef'),
  'JSON Web Token': join('eyJhbGciOiJIUzI1NiJ9', '.', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', '.', 'dozjgNryP4J3jVmN'),
  'bearer token': join('8f14e45fceea167a', '5a36dedd4bea2543'),
  'database password': join('hunter2', 'Correct9'),
  'session secret': join('keyboard-', 'cat-77'),
  'private key': join('MIIEowIBAAKCAQEA7bq0', 'abcdefghijklmnop'),
};

/** Each secret stands in a statement that becomes a fact, so it would be quoted if nothing took it out. */
function statementsWith(name: string, secret: string): string {
  const call = (argument: string): string => `  await fetch('https://api.partner.example/v1/things', ${argument});`;
  if (name === 'AWS secret')
    return call(`{ body: JSON.stringify({ awsSecretKey: '${secret}', secret: '${secret}' }) }`);
  if (name === 'bearer token') return call(`{ headers: { Authorization: 'Bearer ${secret}' } }`);
  if (name === 'database password') return call(`{ body: 'postgres://shop:${secret}@db:5432/shop' }`);
  if (name === 'session secret') return call(`{ body: JSON.stringify({ secret: '${secret}' }) }`);
  if (name === 'private key')
    return call(`{ body: '-----BEGIN PRIVATE KEY-----\\n${secret}\\n-----END PRIVATE KEY-----' }`);
  return call(`{ headers: { 'x-key': '${secret}' } }`);
}

/** A service that holds each of them in a statement that becomes a fact. */
export function plantedApp(): string {
  const routes = Object.entries(plantedSecrets).map(([name, secret], index) => {
    return `app.post('/things/${index}', async (req, res) => {\n${statementsWith(name, secret)}\n  res.json({});\n});`;
  });
  return `import express from 'express';\nconst app = express();\n${routes.join('\n')}\napp.listen(3000);\n`;
}

/** The same as files of a workspace, path → content. */
export const plantedService: Readonly<Record<string, string>> = {
  'services/things/package.json': '{"name":"things","dependencies":{"express":"4"}}',
  'services/things/src/app.ts': plantedApp(),
};

/** Kinds of the secrets that a text holds; a sound text holds none. */
export function plantedIn(text: string): readonly string[] {
  return Object.entries(plantedSecrets)
    .filter(([, secret]) => text.includes(secret))
    .map(([name]) => name);
}
