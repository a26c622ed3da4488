import { splitTop, type TypeName } from '../split-types.ts';

/** Types that stand for what they hold. */
const transparent = new Set(
  'Arc Rc Box Option Result Data State Extension Json Query Path Form Mutex RwLock RefCell Cow ReqData'.split(' '),
);

/** The name in a Rust type that a value may be an instance of. */
export function rustTypeNames(text: string): readonly TypeName[] {
  const bare = text
    .trim()
    .replace(/^(?:&|\*const |\*mut )+/, '')
    .replace(/^(?:'\w+\s+|mut\s+|dyn\s+|impl\s+)+/, '')
    .replace(/\s*\+[\s\S]*$/, '');
  const open = bare.indexOf('<');
  const head = (open < 0 ? bare : bare.slice(0, open)).replaceAll('::', '.').trim();
  const args =
    open < 0 ? [] : splitTop(bare.slice(open + 1, bare.lastIndexOf('>')), ',').filter((each) => !each.startsWith("'"));
  const last = head.split('.').at(-1) ?? '';
  return transparent.has(last) ? args.slice(0, 1).flatMap(rustTypeNames) : [{ head, args }];
}
