/** Calls that hold up whoever makes them, and with an event loop everybody else who waits for it. */
export interface PythonWait {
  /** What the call belongs to: a module, or what the module makes. */
  readonly module: string;
  readonly calls: readonly string[];
}

const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'request'];

/** https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code */
export const pythonWaits: readonly PythonWait[] = [
  { module: 'time', calls: ['sleep'] },
  { module: 'requests', calls: verbs },
  { module: 'urllib.request', calls: ['urlopen'] },
  { module: 'subprocess', calls: ['run', 'call', 'check_call', 'check_output'] },
  { module: 'os', calls: ['system'] },
  { module: 'bcrypt', calls: ['hashpw', 'checkpw'] },
  { module: 'passlib.context', calls: ['hash', 'verify'] },
  { module: 'passlib.hash', calls: ['hash', 'verify'] },
];
