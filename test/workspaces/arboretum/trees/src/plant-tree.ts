export async function plantTree(_root: unknown, { species, plotId }: PlantArgs, { db }: Context) {
  return db.tree.create({ data: { species, plotId } });
}
