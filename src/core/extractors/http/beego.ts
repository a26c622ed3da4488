import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { capitalVerbs } from './go-verbs.ts';

/** Routes to functions; controllers name their methods in texts of their own. */
export const beego: RouterVocabulary = {
  id: 'beego',
  title: 'Beego',
  languages: ['go'],
  modules: ['github.com/beego/beego/server/web', 'github.com/astaxie/beego', 'github.com/beego/beego'],
  makers: {},
  types: [],
  verbs: { ...capitalVerbs, Any: 'ANY' },
  arguments: 'guards',
  shared: [''],
  guardOptions: [],
  chained: [],
  ordered: false,
  transparentWrappers: [],
};
