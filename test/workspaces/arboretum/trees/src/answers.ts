import { plotAnswers } from './plots';
import { plantTree } from './plant-tree';

const treeQueries = {
  trees: (_root: unknown, { species, first }: TreesArgs, { db }: Context) =>
    db.tree.findMany({ where: { species }, orderBy: { id: 'asc' }, take: first }),
};

export const answers = {
  Query: { ...treeQueries, ...plotAnswers },
  Mutation: { plantTree },
  Tree: {
    plot: (tree: TreeRow, _args: unknown, context: Context) =>
      context.db.plot.findUnique({ where: { id: tree.plotId } }),
  },
};
