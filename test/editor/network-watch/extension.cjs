const { syncBuiltinESMExports } = require('node:module');
const path = require('node:path');
const threads = require('node:worker_threads');
const vscode = require('vscode');

const preload = path.join(__dirname, 'noted-connections.cjs');

/** Notes into `connections.jsonl` beside the workspace folder. VS Code takes NODE_OPTIONS away, so threads are told. */
exports.activate = () => {
  const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
  process.env.NOTED_CONNECTIONS = path.join(path.dirname(folder), 'connections.jsonl');
  require(preload);
  threads.Worker = class extends threads.Worker {
    constructor(file, options) {
      super(file, { ...options, execArgv: ['--require', preload] });
    }
  };
  syncBuiltinESMExports();
};
