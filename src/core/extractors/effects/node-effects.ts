import type { EffectVocabulary } from '../shapes/effect-vocabulary.ts';

const files = ['fs', 'fs-extra', 'graceful-fs'];

/** What Node's own modules and the usual packages beside them do to files and to the event loop. */
export const nodeEffects: readonly EffectVocabulary[] = [
  {
    modules: files,
    kind: 'file-write',
    named: 0,
    functions: [
      'writeFile',
      'writeFileSync',
      'appendFile',
      'appendFileSync',
      'createWriteStream',
      'outputFile',
      'outputJson',
      'writeJson',
      'unlink',
      'unlinkSync',
      'rm',
      'rmSync',
    ],
  },
  {
    modules: files,
    kind: 'file-read',
    named: 0,
    functions: ['readFile', 'readFileSync', 'createReadStream', 'readJson'],
  },
  {
    modules: files,
    kind: 'blocking-call',
    named: 'function',
    functions: [
      'readFileSync',
      'writeFileSync',
      'appendFileSync',
      'existsSync',
      'statSync',
      'readdirSync',
      'mkdirSync',
      'rmSync',
      'unlinkSync',
      'copyFileSync',
      'renameSync',
    ],
  },
  {
    modules: ['child_process'],
    kind: 'blocking-call',
    named: 'function',
    functions: ['execSync', 'execFileSync', 'spawnSync'],
  },
  {
    modules: ['crypto'],
    kind: 'blocking-call',
    named: 'function',
    functions: ['scryptSync', 'generateKeyPairSync'],
  },
  {
    modules: ['crypto'],
    kind: 'blocking-call',
    named: 'function',
    functions: ['pbkdf2Sync'],
    counts: 2,
  },
  {
    modules: ['bcrypt', 'bcryptjs'],
    kind: 'blocking-call',
    named: 'function',
    functions: ['hashSync', 'compareSync'],
  },
  {
    modules: ['zlib'],
    kind: 'blocking-call',
    named: 'function',
    functions: ['gzipSync', 'gunzipSync', 'deflateSync', 'inflateSync', 'brotliCompressSync', 'brotliDecompressSync'],
  },
];
