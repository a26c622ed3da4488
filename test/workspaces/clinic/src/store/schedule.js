const { one, rows } = require('./db');

async function reserve(animalId, startsAt, needs) {
  const room = await freeRoom(startsAt, needs);
  if (!room) return undefined;
  return keep(animalId, room.id, startsAt);
}

async function freeRoom(startsAt, needs) {
  const candidates = await suitableRooms(needs);
  const taken = await takenRooms(startsAt);
  return candidates.find((room) => !taken.includes(room.id));
}

function suitableRooms({ xray }) {
  return xray ? roomsWhere('has_xray') : roomsWhere('true');
}

function roomsWhere(condition) {
  return rows(`SELECT id, label FROM rooms WHERE ${condition}`);
}

async function takenRooms(startsAt) {
  const visits = await rows('SELECT room_id FROM visits WHERE starts_at = $1', [startsAt]);
  return visits.map((visit) => visit.room_id);
}

function keep(animalId, roomId, startsAt) {
  return one('INSERT INTO visits (animal_id, room_id, starts_at) VALUES ($1, $2, $3) RETURNING id', [
    animalId,
    roomId,
    startsAt,
  ]);
}

module.exports = { reserve };
