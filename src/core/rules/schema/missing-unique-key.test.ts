import { expect, test } from 'vitest';
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
