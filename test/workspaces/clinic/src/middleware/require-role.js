exports.requireRole =
  (...roles) =>
  (req, res, next) => {
    if (!roles.includes(req.auth.role)) return res.status(403).json({ error: 'Not for you' });
    next();
  };
