import { readFileSync } from 'node:fs';
import { type Figure, type Measure, timed, timeOf } from '../measure.ts';

/** Linters of the same document with the rules that they recommend. */
export const contractPeers: Measure = {
  id: 'contract-peers',
  input: 'contract',
  measure: async (file) => [...(await redocly(file)), ...(await spectral(file))],
};

async function redocly(file: string): Promise<readonly Figure[]> {
  const { createConfig, lint } = await import('@redocly/openapi-core');
  const config = await createConfig({ extends: ['recommended'] });
  const took = await timed(() => lint({ ref: file, config }));
  return [timeOf('Redocly, recommended', took)];
}

async function spectral(file: string): Promise<readonly Figure[]> {
  const { Spectral } = await import('@stoplight/spectral-core');
  const { oas } = await import('@stoplight/spectral-rulesets');
  const linter = new Spectral();
  // The two packages disagree about the type of a rule set, not about its form.
  linter.setRuleset({ extends: [oas] } as unknown as Parameters<typeof linter.setRuleset>[0]);
  const took = await timed(() => linter.run(JSON.parse(readFileSync(file, 'utf8'))));
  return [timeOf('Spectral, oas', took)];
}
