import { type Measure, timed, timeOf } from '../measure.ts';

/** The same document, which this linter has read already, too. */
export const contractPeerAlone: Measure = {
  id: 'contract-peer-alone',
  input: 'contract',
  measure: async (file) => {
    const { BaseResolver, createConfig, lintDocument } = await import('@redocly/openapi-core');
    const config = await createConfig({ extends: ['recommended'] });
    const externalRefResolver = new BaseResolver(config.resolve);
    const document = await externalRefResolver.resolveDocument(null, file, true);
    if (document instanceof Error) throw document;
    const took = await timed(() => lintDocument({ document, config, externalRefResolver }));
    return [timeOf('Redocly, rules alone', took)];
  },
};
