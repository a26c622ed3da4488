const bcrypt = require('bcryptjs');
const jwt = require('jsonwebtoken');
const db = require('../store/db');

exports.signIn = async (req, res) => {
  const person = await db.one('SELECT id, password_hash, role FROM staff WHERE email = $1', [req.body.email]);
  if (!person || !(await bcrypt.compare(req.body.password, person.password_hash))) {
    return res.status(401).json({ error: 'Wrong email or password' });
  }
  res.json({ token: jwt.sign({ sub: person.id, role: person.role }, process.env.JWT_SECRET, { expiresIn: '8h' }) });
};

exports.openingHours = async function (req, res) {
  res.json(await db.rows(`SELECT weekday, opens, closes FROM opening_hours ORDER BY weekday`));
};
