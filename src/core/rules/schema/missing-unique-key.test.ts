import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { spoken } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { unindexedFilter } from '../performance/unindexed-filter.ts';
import { runRules } from '../run-rules.ts';
import { missingUniqueKey } from './missing-unique-key.ts';

function garage(body: string): Parameters<typeof systemOf>[0] {
  return {
    'pom.xml': '<project><artifactId>garage</artifactId></project>',
    'src/main/resources/db/migration/V1__cars.sql':
      'CREATE TABLE cars (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, plate varchar(12) NOT NULL, owner bigint);\n',
    'src/main/java/Car.java': `import jakarta.persistence.*;
@Entity @Table(name = "cars")
public class Car { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; String plate; Long owner; }
`,
    'src/main/java/CarRepository.java': `import org.springframework.data.jpa.repository.JpaRepository;
public interface CarRepository extends JpaRepository<Car, Long> {
  boolean existsByPlate(String plate);
  long countByOwner(Long owner);
}
`,
    'src/main/java/CarController.java': `import org.springframework.web.bind.annotation.*;
@RestController
public class CarController {
  private final CarRepository cars;
  CarController(CarRepository cars) { this.cars = cars; }
  @PostMapping("/v1/cars")
  public Car add(@RequestBody Car car) {
    ${body}
    return cars.save(car);
  }
}
`,
  };
}

test('an object that is saved after a look goes by its key, and by nothing that forbids the value twice', async () => {
  const system = await systemOf(garage('if (cars.existsByPlate(car.plate)) throw new IllegalStateException();'));
  expect(spoken(missingUniqueKey, system)).toMatchInlineSnapshot(`
    "medium: POST /v1/cars looks whether cars.plate is taken, and the table does not forbid it twice
    Between the look and the insert another request may do the same: two rows with one plate stand in cars, and everything that finds a row by plate takes either. No index starts with plate either, so each look reads the whole of cars.
    fix: \`ALTER TABLE cars ADD UNIQUE (plate);\`, and answer 409 where the insert violates it.
    at src/main/java/CarController.java: if (cars.existsByPlate(car.plate)) throw new IllegalStateException();
    at src/main/java/CarController.java: return cars.save(car);
    at src/main/java/CarController.java: @PostMapping("/v1/cars")
    public Car add(@RequestBody Car car) {
    at src/main/java/Car.java: @Entity @Table(name = "cars")
    public class Car { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; String plate; Long owner; }"
  `);
  // One key mends both: the look and the scan behind it.
  expect(runRules(system, [unindexedFilter])).toEqual([]);
});

test('whoever counts what somebody has looks for no name that is taken', async () => {
  const system = await systemOf(garage('if (cars.countByOwner(car.owner) > 3) throw new IllegalStateException();'));
  expect(spoken(missingUniqueKey, system)).toBe('');
});

test('a validation of a model of Rails looks for the value before each write', async () => {
  const kennel = (index: string): Parameters<typeof systemOf>[0] => ({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': 'Rails.application.routes.draw do\n  resources :dogs, only: %i[create update]\nend\n',
    'db/schema.rb': `ActiveRecord::Schema[8.0].define(version: 1) do
  create_table "dogs" do |t|
    t.string "chip", null: false
    t.bigint "kennel_id", null: false
    t.string "name"
    ${index}
  end
end
`,
    'app/models/dog.rb': `class Dog < ApplicationRecord
  belongs_to :kennel
  validates :chip, presence: true, uniqueness: { scope: :kennel }
end
`,
    'app/controllers/dogs_controller.rb': `class DogsController < ApplicationController
  def create
    render json: Dog.create!(params.expect(dog: %i[chip name])), status: :created
  end

  def update
    dog = Dog.find(params[:id])
    dog.update!(params.expect(dog: %i[chip name]))
    dog.update!(name: dog.name.strip)
    render json: dog
  end
end
`,
  });
  const open = await systemOf(kennel('t.index ["name"]'));
  expect(queriesText(open, 'DogsController.create')).toMatchInlineSnapshot(`
    [
      "insert dogs",
      "select dogs by chip, kennel_id limited",
    ]
  `);
  expect(spoken(missingUniqueKey, open)).toMatchInlineSnapshot(`
    "medium: PATCH /dogs/{id}, POST /dogs and PUT /dogs/{id} look whether dogs.chip is taken, and the table does not forbid it twice
    A validation of the model looks before each write. Between the look and the update another request may do the same: two rows with the same chip and kennel_id stand in dogs, and everything that finds a row by chip takes either. No index starts with chip either, so each look reads the whole of dogs.
    fix: \`ALTER TABLE dogs ADD UNIQUE (chip, kennel_id);\`, and answer 409 where the update violates it.
    at app/controllers/dogs_controller.rb: dog.update!(params.expect(dog: %i[chip name]))
    at config/routes.rb: resources :dogs, only: %i[create update]
    at db/schema.rb: create_table "dogs" do |t|"
  `);
  const kept = await systemOf(kennel('t.index ["kennel_id", "chip"], unique: true'));
  expect(runRules(kept, [missingUniqueKey])).toEqual([]);
});

function course(unique: string, status: number): Parameters<typeof systemOf>[0] {
  return {
    'package.json': '{ "name": "school", "dependencies": { "express": "4", "pg": "8" } }',
    'schema.sql': `CREATE TABLE courses (id bigint PRIMARY KEY, title text NOT NULL);
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE, password_hash text NOT NULL);
CREATE TABLE seats (
  id bigint PRIMARY KEY,
  course_id bigint NOT NULL REFERENCES courses (id),
  user_id bigint NOT NULL REFERENCES users (id)${unique}
);
CREATE INDEX seats_course ON seats (course_id);
`,
    'app.js': `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
app.post('/courses/:id/seats', async (req, res) => {
  const [course, user] = [req.params.id, req.user.id];
  const taken = await pool.query('SELECT id FROM seats WHERE course_id = $1 AND user_id = $2', [course, user]);
  if (taken.rows.length > 0) return res.status(${status}).end();
  await pool.query('INSERT INTO seats (course_id, user_id) VALUES ($1, $2)', [course, user]);
  res.status(201).end();
});
`,
  };
}

test('somebody has one thing once, where the route refuses a second', async () => {
  const told = async (unique: string, status: number): Promise<string> =>
    spoken(missingUniqueKey, await systemOf(course(unique, status)));
  expect(await told('', 409)).toMatchInlineSnapshot(`
    "medium: POST /courses/{id}/seats looks whether course_id and user_id of seats are taken, and the table does not forbid it twice
    Between the look and the insert another request may do the same: two rows with the same course_id and user_id stand in seats, and everything that finds a row by course_id takes either.
    fix: \`ALTER TABLE seats ADD UNIQUE (course_id, user_id);\`, and answer 409 where the insert violates it.
    at app.js: const taken = await pool.query('SELECT id FROM seats WHERE course_id = $1 AND user_id = $2', [course, user]);
    at app.js: await pool.query('INSERT INTO seats (course_id, user_id) VALUES ($1, $2)', [course, user]);
    at app.js: app.post('/courses/:id/seats', async (req, res) => {
      const [course, user] = [req.params.id, req.user.id];
      const taken = await pool.query('SELECT id FROM seats WHERE course_id = $1 AND user_id = $2', [course, user]);
      if (taken.rows.length > 0) return res.status(409).end();
    at schema.sql: CREATE TABLE seats (
      id bigint PRIMARY KEY,
      course_id bigint NOT NULL REFERENCES courses (id),
      user_id bigint NOT NULL REFERENCES users (id)"
  `);
  expect(await told(',\n  UNIQUE (course_id, user_id)', 409)).toBe('');
  // Whoever answers as if nothing had been there refuses none.
  expect(await told('', 200)).toBe('');
});

/** Rooms that are let by the day, and `look` before it. */
function rooms(look: string, key = ''): Parameters<typeof systemOf>[0] {
  return {
    'pom.xml': '<project><artifactId>rooms</artifactId></project>',
    'src/main/resources/db/migration/V1__rooms.sql': `CREATE TABLE rooms (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE nights (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, room_id bigint NOT NULL REFERENCES rooms (id), day date NOT NULL);
CREATE ${key} INDEX nights_room_day ON nights (room_id, day);
`,
    'src/main/java/Night.java': `import jakarta.persistence.*;
import java.time.LocalDate;
@Entity @Table(name = "nights")
public class Night { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; @Column(name = "room_id") Long roomId; LocalDate day; }
`,
    'src/main/java/Nights.java': `import java.time.LocalDate;
import org.springframework.data.jpa.repository.JpaRepository;
public interface Nights extends JpaRepository<Night, Long> {
  boolean existsByRoomIdAndDay(Long roomId, LocalDate day);
  long countByRoomIdAndDay(Long roomId, LocalDate day);
}
`,
    'src/main/java/NightController.java': `import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.server.ResponseStatusException;
@RestController
public class NightController {
  private final Nights nights;
  NightController(Nights nights) { this.nights = nights; }
  @PostMapping("/v1/nights")
  public Night let(@RequestBody Night night) {
    if (${look}) throw new ResponseStatusException(HttpStatus.CONFLICT);
    return nights.save(night);
  }
}
`,
  };
}

test('a thing has one row at a time where a route asks whether there is any, and not how many', async () => {
  const told = async (look: string, key?: string): Promise<string> =>
    spoken(missingUniqueKey, await systemOf(rooms(look, key)));
  expect(await told('nights.existsByRoomIdAndDay(night.roomId, night.day)')).toMatchInlineSnapshot(`
    "medium: POST /v1/nights looks whether room_id and day of nights are taken, and the table does not forbid it twice
    Between the look and the insert another request may do the same: two rows with the same room_id and day stand in nights, and everything that finds a row by room_id takes either.
    fix: \`ALTER TABLE nights ADD UNIQUE (room_id, day);\`, and answer 409 where the insert violates it.
    at src/main/java/NightController.java: if (nights.existsByRoomIdAndDay(night.roomId, night.day)) throw new ResponseStatusException(HttpStatus.CONFLICT);
    at src/main/java/NightController.java: return nights.save(night);
    at src/main/java/NightController.java: @PostMapping("/v1/nights")
    public Night let(@RequestBody Night night) {
    at src/main/java/Night.java: @Entity @Table(name = "nights")
    public class Night { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; @Column(name = "room_id") Long roomId; LocalDate day; }"
  `);
  expect(await told('nights.existsByRoomIdAndDay(night.roomId, night.day)', 'UNIQUE')).toBe('');
  expect(await told('nights.countByRoomIdAndDay(night.roomId, night.day) >= 4')).toBe('');
});
