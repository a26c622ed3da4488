const { Keeper } = require('./models/keeper');

/** Keepers carry a badge; visitors look only. */
async function onlyKeepers(ctx, next) {
  const keeper = await Keeper.findOne({ badge: ctx.get('X-Badge') }).select('badge').lean();
  if (!keeper) {
    ctx.status = 401;
    return;
  }
  await next();
}

module.exports = { onlyKeepers };
