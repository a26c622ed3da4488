import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writtenWorkspace } from '../bench/workspace/write-workspace.ts';
import { type HostLoad, hostLoad, hostWatchExtension } from './page/watched-host.ts';
import { openCopy, type Workbench } from './page/workbench.ts';

/**
 * One window, one story: somebody works in a large repository while it is read. Then the same in a window where nobody
 * asks for a review, since an editor in which somebody types grows by itself. ARCHITECT_WINDOW_FILES says how large; ten
 * thousand files take minutes, which not every run of the tests has.
 */
const files = Number(process.env['ARCHITECT_WINDOW_FILES'] ?? 1_000);

const patience = 600_000;

let window: Workbench;
/** What the language server of TypeScript and the editor ask of the thread by themselves. */
let alone: HostLoad;
/** The most that the window took when the repository was read, and when it was read again; and how long that took. */
const taken = { read: 0, reviewed: 0, seconds: 0 };

beforeAll(async () => {
  window = await openWindow();
}, patience);

afterAll(() => window.close());

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => window.picture(`failed-${task.name.toLowerCase().replaceAll(/\W+/g, '-')}`));
});

test(
  'a person types and saves while the repository is read, and is neither held up nor disturbed',
  async () => {
    await openRouter();
    const start = Date.now();
    for (let round = 0; round < 8; round += 1) await typeAndSave();
    alone = hostLoad(window.folder, start);

    const reading = Date.now();
    await window.commandThatAsks('Backend Architect: Review Architecture');
    const disturbances = new Set<string>();
    while ((await findings().count()) === 0) {
      await typeAndSave();
      for (const text of await toasts()) if (!text.includes(progress)) disturbances.add(text);
    }
    report('read and reviewed', reading);
    const read = hostLoad(window.folder, reading);
    Object.assign(taken, { read: read.megabytes, seconds: (Date.now() - start) / 1000 });
    expect([...disturbances]).toEqual([]);
    expect(read.processor).toBeLessThanOrEqual(longestBlock());
  },
  patience,
);

test(
  'what is written then is reviewed by itself, as quietly',
  async () => {
    await window.openFile(router);
    await window.page.keyboard.press('Control+End');
    const writing = Date.now();
    await window.page.keyboard.insertText(
      "\ncustomerRouter.post('/merge', requireUser, (request, response) => controller.create(request, response));\n",
    );
    await window.page.keyboard.press('Control+s');
    await window.page
      .locator('.codelens-decoration', { hasText: /New endpoint POST \S*merge: review it/ })
      .waitFor({ timeout: patience / 4 });
    report('reviewed after a save', writing);
    const again = hostLoad(window.folder, writing);
    taken.reviewed = again.megabytes;
    expect(again.processor).toBeLessThanOrEqual(longestBlock());
    expect(window.outsideRequests).toEqual([]);
  },
  patience,
);

test(
  'the window takes little more memory than one without a review in which as much is typed',
  async () => {
    await window.close();
    window = await openWindow();
    await openRouter();
    const start = Date.now();
    while (Date.now() - start < taken.seconds * 1000) await typeAndSave();
    const { megabytes } = hostLoad(window.folder, start);
    const [read, reviewed] = [taken.read - megabytes, taken.reviewed - megabytes];
    console.log(`${files} files: ${read} MB more when they are read, ${reviewed} MB after a save`);
    expect(Math.max(read, reviewed)).toBeLessThanOrEqual(mostMemory());
  },
  patience,
);

const progress = 'Backend Architect';

function openWindow(): Promise<Workbench> {
  return openCopy(writtenWorkspace(files), { extensions: [hostWatchExtension] });
}

const router = 'billing-0/src/modules/customer/customer.router.ts';

async function openRouter(): Promise<void> {
  await window.openFile(router);
  await window.page.locator('.view-lines', { hasText: 'customerRouter' }).waitFor();
}

/** In milliseconds that the processor spends. A block that the editor has without a review is not one of ours. */
function longestBlock(): number {
  return Math.max(50, alone.processor * 1.2);
}

/** In megabytes, for the engine and everything that it knows; one window differs from the next by some twenty. */
function mostMemory(): number {
  return files > 5_000 ? 300 : 250;
}

function findings() {
  return window.panel().getByRole('listbox', { name: 'Findings' }).getByRole('option');
}

function toasts(): Promise<readonly string[]> {
  return window.page.locator('.notification-toast .notification-list-item-message').allTextContents();
}

async function typeAndSave(): Promise<void> {
  await window.page.keyboard.press('Control+End');
  await window.page.keyboard.type('// later', { delay: 20 });
  await window.page.keyboard.press('Enter');
  await window.page.keyboard.press('Control+s');
}

/** For whoever reads the output: the clock tells what the machine did, the processor what the extension did. */
function report(what: string, since: number): void {
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  const { clock, processor } = hostLoad(window.folder, since);
  const words = [
    `${files} files ${what} in ${seconds} s:`,
    `longest block ${processor} ms of the processor (alone ${alone.processor}), ${clock} ms by the clock (alone ${alone.clock})`,
  ];
  console.log(words.join(' '));
}
