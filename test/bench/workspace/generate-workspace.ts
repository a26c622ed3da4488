import { goService } from './go-service.ts';
import { javaService } from './java-service.ts';
import { type Files, planServices, type ServicePlan } from './plan.ts';
import { pythonService } from './python-service.ts';
import { randomFrom } from './random.ts';
import { surroundings } from './surroundings.ts';
import { typescriptService } from './typescript-service.ts';

/** As often as large companies' repositories have them: half TypeScript, then Java, Python and Go. */
const kinds: readonly ((plan: ServicePlan) => Files)[] = [
  typescriptService,
  javaService,
  typescriptService,
  pythonService,
  typescriptService,
  javaService,
  goService,
  typescriptService,
];

const seed = 20_261;
const modulesEach = 16;
/** What a service and its surroundings come to, so that there are always services enough. */
const leastFilesEach = 100;

/** A workspace of exactly so many files, the same on every machine. */
export function generateWorkspace(amount: number): Files {
  const plans = planServices(randomFrom(seed), Math.ceil(amount / leastFilesEach) + 1, modulesEach);
  const chosen: ServicePlan[] = [];
  const files: Files = {};
  for (const [index, plan] of plans.entries()) {
    const service = kinds[index % kinds.length] ?? typescriptService;
    Object.assign(files, service(plan));
    chosen.push(plan);
    const all = { ...files, ...surroundings(chosen) };
    if (Object.keys(all).length >= amount) return firstOf(all, amount);
  }
  return files;
}

/** What is too much of the last service is left out, code last. */
function firstOf(files: Files, amount: number): Files {
  const paths = Object.keys(files);
  const notes = paths.filter((path) => path.startsWith('docs/') || path.endsWith('.css'));
  const rest = paths.filter((path) => !notes.includes(path));
  return Object.fromEntries([...rest, ...notes].slice(0, amount).map((path) => [path, files[path] ?? '']));
}
