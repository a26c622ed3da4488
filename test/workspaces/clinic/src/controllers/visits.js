const db = require('../store/db');
const { reserve } = require('../store/schedule');

class VisitsController {
  constructor() {
    this.note = this.note.bind(this);
  }

  async today(req, res) {
    const visits = await db.rows(
      `SELECT v.id, v.starts_at, a.name, r.label
         FROM visits v
         JOIN animals a ON a.id = v.animal_id
         JOIN rooms r ON r.id = v.room_id
        WHERE v.starts_at >= current_date AND v.starts_at < current_date + 1
        ORDER BY v.starts_at
        LIMIT 200`,
    );
    res.json(visits);
  }

  async book(req, res) {
    const visit = await reserve(req.body.animalId, new Date(req.body.startsAt), { xray: req.body.xray });
    if (!visit) return res.status(409).json({ error: 'No free room then' });
    res.status(201).json(visit);
  }

  async note(req, res) {
    await this.write(req.params.visitId, req.body.text);
    res.status(204).end();
  }

  write(visitId, text) {
    return db.rows('UPDATE visits SET notes = $2 WHERE id = $1', [visitId, text]);
  }
}

module.exports = VisitsController;
