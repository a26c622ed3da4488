const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

/**
 * A language model for tests. What it does stands in `script.json` beside the workspace folder; what it was asked it
 * writes to `asked.jsonl` there.
 */
exports.activate = (context) => {
  const changed = new vscode.EventEmitter();
  const beside = (name) => path.join(path.dirname(vscode.workspace.workspaceFolders[0].uri.fsPath), name);
  const script = () =>
    existsSync(beside('script.json')) ? JSON.parse(readFileSync(beside('script.json'), 'utf8')) : {};
  const provider = {
    onDidChangeLanguageModelChatInformation: changed.event,
    provideLanguageModelChatInformation: () => (script().kind === 'gone' ? [] : [information]),
    provideLanguageModelChatResponse: async (_, messages, options, progress, token) => {
      appendFileSync(beside('asked.jsonl'), `${JSON.stringify(asked(messages, options))}\n`);
      await act(script(), options, progress, token);
    },
    provideTokenCount: (_, text) => Math.ceil((typeof text === 'string' ? text : JSON.stringify(text)).length / 4),
  };
  context.subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider('scripted', provider),
    vscode.commands.registerCommand('scripted.changed', () => changed.fire()),
    vscode.commands.registerCommand('scripted.moreRoom', () => setRoom(64_000)),
    vscode.commands.registerCommand('scripted.usualRoom', () => setRoom(undefined)),
    vscode.commands.registerCommand('scripted.chat', async () => {
      // In the chat view a participant answers only once a model is resolved.
      await vscode.lm.selectChatModels({ vendor: 'scripted' });
      await vscode.commands.executeCommand('workbench.action.chat.open', { query: '@architect /review', mode: 'ask' });
    }),
  );
};

/** As a person would in the settings, for all workspaces: no other scope counts. */
function setRoom(tokens) {
  const configuration = vscode.workspace.getConfiguration('backendArchitect');
  return configuration.update('model.requestTokens', tokens, vscode.ConfigurationTarget.Global);
}

const information = {
  id: 'judge',
  name: 'Scripted Judge',
  family: 'scripted',
  version: '1',
  maxInputTokens: 100_000,
  maxOutputTokens: 16_000,
  capabilities: { toolCalling: true },
};

function asked(messages, { tools = [], toolMode }) {
  const text = ({ role, content }) => ({ role, text: content.map((part) => part.value ?? '').join('') });
  return { messages: messages.map(text), tools: tools.map(({ name }) => name), toolMode };
}

async function act({ kind, answer, message, name, code }, { tools = [] }, progress, token) {
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  if (kind === 'error') {
    const error = code === undefined ? new Error(message) : vscode.LanguageModelError[code](message);
    if (name !== undefined) error.name = name;
    throw error;
  }
  if (kind === 'breaks') {
    progress.report(new vscode.LanguageModelTextPart('{"findings":['));
    await pause(50);
    throw Object.assign(new Error(message), { name });
  }
  if (kind === 'hangs') {
    progress.report(new vscode.LanguageModelTextPart('Let me think'));
    // It does not care that it was cancelled: the extension must not wait for it.
    await pause(token === undefined ? 1000 : 120_000);
    return;
  }
  if (kind === 'slow') {
    const text = JSON.stringify(answer);
    for (let at = 0; at < text.length; at += 400) {
      progress.report(new vscode.LanguageModelTextPart(text.slice(at, at + 400)));
      await pause(150);
    }
    await pause(4000);
    return;
  }
  if (kind === 'text') return progress.report(new vscode.LanguageModelTextPart(`Sure:\n${JSON.stringify(answer)}`));
  progress.report(new vscode.LanguageModelTextPart('I will call the tool now.'));
  progress.report(new vscode.LanguageModelToolCallPart('call-1', tools[0]?.name ?? '', answer ?? { findings: [] }));
}
