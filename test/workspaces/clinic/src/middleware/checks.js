function checkKeeper(req, res, next) {
  const { fullName, phone } = req.body;
  if (!fullName || !phone) return res.status(422).json({ error: 'fullName and phone are needed' });
  next();
}

function checkAnimal(req, res, next) {
  if (!['dog', 'cat', 'parrot'].includes(req.body.species)) return res.status(422).json({ error: 'Unknown species' });
  next();
}

module.exports = { checkKeeper, checkAnimal };
