import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';
import { saidTexts, untranslatedTexts } from '../support/said-texts.ts';

const bundle = path.join(repository, 'l10n/bundle.l10n.json');

/** `UPDATE_DOCS=1 npx vitest run test/build/l10n.test.ts` writes the texts anew. */
const isUpdate = process.env['UPDATE_DOCS'] === '1';

test('translators are given every text of the extension, and no other', async () => {
  const texts = await saidTexts();
  const fresh = `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), undefined, 2)}\n`;
  if (isUpdate) {
    mkdirSync(path.dirname(bundle), { recursive: true });
    writeFileSync(bundle, fresh);
  } else expect(existsSync(bundle) ? readFileSync(bundle, 'utf8') : '').toBe(fresh);
});

test('what people read goes through a translation, but for names of products, formats and files', async () => {
  expect((await untranslatedTexts()).join('\n')).toMatchInlineSnapshot(`
    "'$(azure) Azure OpenAI'
    '$(key) OpenAI'
    '$(server) Ollama, LM Studio, llama.cpp, vLLM, OpenRouter …'
    'HTML'
    'JSON'
    'Markdown'
    'OpenAPI'
    'SARIF'
    'SQL'
    \`\\\`\\\`\\\`sql\\n\${ddl}\\n\\\`\\\`\\\`\\n\\n\`
    \`architect.config: \${kind}\`"
  `);
});

/** Keys whose texts the editor shows. */
const isShown =
  /^(?:title|name|displayName|(?:markdown|user)?[dD]escription|contents|altText|category|label|fullName|contextualTitle)$/;

/** Every text that the editor shows, by the way to it; the schema of a tool is read by models only. */
function shownTexts(value: unknown, way: string): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, string])[] => {
    const here = Array.isArray(value) ? `${way}[]` : `${way}.${key}`;
    if (typeof inner !== 'string') return key === 'inputSchema' ? [] : shownTexts(inner, here);
    return isShown.test(key) ? [[here, inner]] : [];
  });
}

/** What a translator would make of a text, so that each that was not translated stands out. */
function pseudo(text: string, english: Readonly<Record<string, string>>): string {
  const own = english[/^%([\w.]+)%$/.exec(text)?.[1] ?? ''];
  return own === undefined ? text : `⟦${own}⟧`;
}

test('in a pseudo-locale nothing of the manifest stays English but names and what only a model reads', () => {
  const read = (file: string) => JSON.parse(readFileSync(path.join(repository, file), 'utf8'));
  const { contributes, capabilities } = read('package.json');
  const all = [...shownTexts(contributes, 'contributes'), ...shownTexts(capabilities, 'capabilities')];
  const escaped = all
    .filter(([, text]) => !pseudo(text, read('package.nls.json')).startsWith('⟦'))
    .map(([way, text]) => `${way}: ${text}`);
  expect([...new Set(escaped)].join('\n')).toMatchInlineSnapshot(`
    "contributes.commands[].category: Backend Architect
    contributes.viewsContainers.activitybar[].title: Backend Architect
    contributes.views.backendArchitect[].contextualTitle: Backend Architect
    contributes.configuration.title: Backend Architect
    contributes.chatParticipants[].name: architect
    contributes.chatParticipants[].fullName: Backend Architect
    contributes.chatParticipants[].commands[].name: review
    contributes.chatParticipants[].commands[].name: explain
    contributes.chatParticipants[].commands[].name: change
    contributes.chatParticipants[].commands[].name: design
    contributes.chatParticipants[].commands[].name: schema
    contributes.chatParticipants[].commands[].name: cache
    contributes.chatParticipants[].commands[].name: stack
    contributes.languageModelTools[].name: architect_facts
    contributes.languageModelTools[].name: architect_review
    contributes.languageModelTools[].name: architect_rule
    contributes.languageModelTools[].name: architect_diagram
    contributes.mcpServerDefinitionProviders[].label: Backend Architect"
  `);
  expect(all.length - escaped.length).toBeGreaterThan(90);
});
