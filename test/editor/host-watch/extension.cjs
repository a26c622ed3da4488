const { openSync, writeSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const step = 5;
const pulse = 250;

/**
 * Lies beside the tested extension in the thread that all extensions share, and notes in `host.jsonl`, beside the
 * workspace folder, how long that thread was blocked: by the clock, and by the time that the processor spent on it, which a
 * busy machine does not stretch.
 */
exports.activate = (context) => {
  // Opened once: a window that is closed lives on for a while, and must not bring the file back.
  const file = openSync(path.join(path.dirname(vscode.workspace.workspaceFolders[0].uri.fsPath), 'host.jsonl'), 'a');
  let last = now();
  let worst = { clock: 0, processor: 0 };
  const look = setInterval(() => {
    const here = now();
    worst = {
      clock: Math.max(worst.clock, here.clock - last.clock - step),
      processor: Math.max(worst.processor, here.processor - last.processor),
    };
    last = here;
  }, step);
  const tell = setInterval(() => {
    const megabytes = process.memoryUsage.rss() / 2 ** 20;
    writeSync(file, `${JSON.stringify({ at: Date.now(), ...worst, megabytes })}\n`);
    worst = { clock: 0, processor: 0 };
  }, pulse);
  context.subscriptions.push({ dispose: () => [look, tell].forEach(clearInterval) });
};

/** Both in milliseconds. */
function now() {
  const { user, system } = process.threadCpuUsage();
  return { clock: performance.now(), processor: (user + system) / 1000 };
}
