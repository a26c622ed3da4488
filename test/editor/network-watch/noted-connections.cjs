const { appendFileSync } = require('node:fs');
const net = require('node:net');
const { isMainThread } = require('node:worker_threads');

/**
 * Whatever asks the network, be it `http`, `fetch` or a WebSocket, connects a socket in the end: here it is noted to
 * where. Loaded into the thread of all extensions, and into every thread that one of them starts.
 */
const note = (line) => appendFileSync(process.env.NOTED_CONNECTIONS, `${JSON.stringify(line)}\n`);

note({ kind: 'began', thread: !isMainThread });

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function noted(...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === 'object' ? first : { host: second };
  if (options.path === undefined) note({ kind: 'connected', host: options.host ?? 'localhost' });
  return connect.apply(this, args);
};
