import { Spectral } from '@stoplight/spectral-core';
import { asyncapi, oas } from '@stoplight/spectral-rulesets';
import { dump } from 'js-yaml';
import { expect, test } from 'vitest';
import { asyncapiDocument } from '../../src/core/report/asyncapi/asyncapi-document.ts';
import { contractsOf } from '../../src/core/report/design/contract-of.ts';
import { briefFiles, designOf } from '../support/design/briefs.ts';

type RuleSet = Parameters<Spectral['setRuleset']>[0];

/**
 * AsyncAPI 3.0 is what code generators read, and 3.1 adds nothing that a design says. The address of a team stands in
 * no brief, and one that is made up would be worse than none.
 */
const unwanted = { 'asyncapi-latest-version': 'off', 'asyncapi-info-contact-properties': 'off' };

/** The two packages disagree about the type of a rule set, not about its form. */
function linter(): Spectral {
  const spectral = new Spectral();
  spectral.setRuleset({ extends: [oas, asyncapi], rules: unwanted } as unknown as RuleSet);
  return spectral;
}

test.each(briefFiles)('the contracts of %s pass Spectral’s rules for OpenAPI and AsyncAPI', async (file) => {
  const backend = designOf(file);
  const spectral = linter();
  const { system, brief } = backend.design;
  const messages = system.channels.length === 0 ? [] : [asyncapiDocument(system, brief.name)];
  const contracts = contractsOf(backend).map(({ document }) => document);
  expect(contracts.length).toBeGreaterThan(0);
  const documents = [...contracts, ...messages];
  const found = await Promise.all(documents.map((document) => spectral.run(dump(document, { noRefs: true }))));
  expect(found.flat().map(({ code, message, path }) => `${code}: ${message} ${path.join('.')}`)).toEqual([]);
});

/** A linter that does not know a version is silent about it, so it has to be seen to look. */
test('a document for messages that breaks the schema of AsyncAPI is told', async () => {
  const { system, brief } = designOf('examples/briefs/users-and-orders.yaml').design;
  const document = dump(asyncapiDocument(system, brief.name), { noRefs: true });
  const found = await linter().run(document.replace('action: send', 'action: shout'));
  expect(found.map(({ code }) => code)).toContain('asyncapi-3-document-resolved');
});
