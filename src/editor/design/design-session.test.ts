import { expect, test, vi } from 'vitest';
import type { DesignEntry } from '../../protocol/design-schema.ts';
import { briefForm } from '../../worker/brief-form.ts';
import { designBrief } from '../../worker/design-brief.ts';
import { draftHome } from './brief-home.ts';
import { createDesignSession } from './design-session.ts';

vi.mock('vscode', () => import('../../../test/support/vscode-stand-in.ts'));

const brief =
  'name: Herbs # dried\nload:\n  requestsPerSecond: 10\nresources:\n  herb:\n    attributes:\n      name: text\n';

/** A session whose thread answers at once, and what it was asked and kept. */
function session() {
  const asked: string[] = [];
  const kept: (readonly DesignEntry[])[] = [];
  const own = createDesignSession({
    openDesigner: () => ({
      form: async (question) => {
        asked.push(question.edits.map((edit) => JSON.stringify('value' in edit ? edit.value : edit.kind)).join());
        return briefForm(question);
      },
      design: async (question) => designBrief(question),
      prose: async () => ({ text: '', resources: 0, figures: 0, around: {} }),
      hints: async () => [],
      meaning: async () => undefined,
      close: async () => {},
    }),
    load: async () => kept.at(-1) ?? [],
    save: async (history) => void kept.push(history),
    now: () => new Date('2024-06-11T09:14:00Z'),
  });
  return { own, asked, kept };
}

const rate = (value: number) => ({ kind: 'set', path: ['load', 'requestsPerSecond'], value }) as const;

test('a slider that moves shows what it would come to, and writes only where it rests', async () => {
  const { own, asked } = session();
  const home = draftHome(brief);
  await own.open(home);
  await Promise.all([own.edit(rate(20), false), own.edit(rate(30), false), own.edit(rate(40), false)]);
  expect(asked).toEqual(['', '20', '40']);
  expect(own.state.brief?.size?.requests.average).toBe(40);
  expect(home.read()).toBe(brief);
  await own.edit(rate(50), true);
  expect(home.read()).toBe(brief.replace('requestsPerSecond: 10', 'requestsPerSecond: 50'));
});

test('a change that would lose something is refused with a reason, and the text stays', async () => {
  const { own } = session();
  const home = draftHome('usual: &a { growth: 1 % }\nload: *a\nname: x\nresources: {}\n');
  await own.open(home);
  const before = home.read();
  await own.edit({ kind: 'set', path: ['load', 'growth'], value: '2 %' }, true);
  expect(home.read()).toBe(before);
  expect(own.state.brief?.note).toContain('cannot change without losing something');
});

test('a design is remembered with its brief, and the same brief only once', async () => {
  const { own, kept } = session();
  await own.open(draftHome(brief));
  const designed = await own.design();
  expect(designed?.answer.files.map(({ path }) => path)).toContain('openapi.yaml');
  expect(own.state.brief?.designed).toBe(true);
  await own.design();
  expect(kept.at(-1)?.map(({ name, text }) => [name, text])).toEqual([['Herbs', brief]]);
  await own.edit(rate(60), true);
  expect(own.state.brief?.designed).toBe(false);
});

test('a brief that names nothing is no design, and says why', async () => {
  const { own, kept } = session();
  await own.open(draftHome('name: Nothing\n'));
  expect(await own.design()).toBeUndefined();
  expect(own.state.run).toEqual({ kind: 'failed', message: 'A brief names at least one resource under `resources`.' });
  expect(kept).toEqual([]);
});
