import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { createEngine } from '../core/create-engine.ts';
import { nodeHost } from './host.ts';
import { serve } from './serve.ts';

const host = nodeHost([path.join(import.meta.dirname, 'wasm')]);

if (parentPort !== null) serve(parentPort, () => createEngine(host));
