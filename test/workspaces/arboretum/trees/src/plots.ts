export const plotAnswers = {
  async plot(_root: unknown, args: PlotArgs, { db }: Context) {
    return db.plot.findUnique({ where: { name: args.name } });
  },
};
