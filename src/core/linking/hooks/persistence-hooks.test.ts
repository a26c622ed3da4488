import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const repository = (entity: string, methods = ''): string => `package apiary;
import org.springframework.data.jpa.repository.JpaRepository;
public interface ${entity}Repository extends JpaRepository<${entity}, Long> { ${methods} }
`;

test('listeners of a JPA entity run for entities, not for a statement about many rows', async () => {
  const system = await systemOf({
    'pom.xml':
      '<project><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-data-jpa</artifactId></dependency></dependencies></project>',
    'src/main/java/apiary/Hive.java': `package apiary;
import jakarta.persistence.*;
@Entity
@EntityListeners(HiveListener.class)
public class Hive { @Id private Long id; private String name; }
`,
    'src/main/java/apiary/Visit.java': `package apiary;
import jakarta.persistence.*;
@Entity
public class Visit { @Id private Long id; private String place; }
`,
    'src/main/java/apiary/HiveListener.java': `package apiary;
import jakarta.persistence.*;
public class HiveListener {
    private final VisitRepository visits;
    public HiveListener(VisitRepository visits) { this.visits = visits; }
    @PostPersist public void made(Hive hive) { visits.save(new Visit()); }
    @PreRemove public void gone(Hive hive) { visits.deleteByPlace("hive"); }
}
`,
    'src/main/java/apiary/VisitRepository.java': repository('Visit', 'void deleteByPlace(String place);'),
    'src/main/java/apiary/HiveRepository.java': repository('Hive'),
    'src/main/java/apiary/HiveController.java': `package apiary;
import org.springframework.web.bind.annotation.*;
@RestController
@RequestMapping("/hives")
public class HiveController {
    private final HiveRepository hives;
    public HiveController(HiveRepository hives) { this.hives = hives; }
    @PostMapping public Hive create(@RequestBody Hive hive) { return hives.save(hive); }
    @DeleteMapping("/{id}") public void remove(@PathVariable Long id) { hives.deleteById(id); }
    @DeleteMapping public void clear() { hives.deleteAllInBatch(); }
}
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /hives → delete hive
    DELETE /hives/{id} → delete hive by id
    DELETE /hives/{id} → delete visit by place
    POST /hives → upsert hive
    POST /hives → upsert visit"
  `);
});
