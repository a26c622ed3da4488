import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const entity = (name: string, fields: string): string =>
  `package mill;\nimport jakarta.persistence.*;\n@Entity public class ${name} { @Id Long id; ${fields} }\n`;

async function accesses(body: string): Promise<string> {
  return accessesText(
    await systemOf({
      'pom.xml': '<project><artifactId>mill</artifactId></project>',
      'src/main/java/mill/Farm.java': entity('Farm', 'String name; public String getName() { return name; }'),
      'src/main/java/mill/Sack.java': entity(
        'Sack',
        'Long millId; @ManyToOne(fetch = FetchType.LAZY) Farm farm; public Farm getFarm() { return farm; }',
      ),
      'src/main/java/mill/Sacks.java': `package mill;
import org.springframework.data.domain.*;
import org.springframework.data.jpa.repository.JpaRepository;
public interface Sacks extends JpaRepository<Sack, Long> { Page<Sack> findByMillId(Long millId, Pageable pageable); }
`,
      'src/main/java/mill/SackController.java': `package mill;
import java.util.Optional;
import org.springframework.data.domain.*;
import org.springframework.web.bind.annotation.*;
@RestController
public class SackController {
  private final Sacks sacks;
  SackController(Sacks sacks) { this.sacks = sacks; }
  @GetMapping("/mills/{mill}/sacks")
  public Object list(@PathVariable Long mill, Pageable pageable) { ${body} }
}
`,
    }),
  );
}

test('a page is mapped row by row, and what may be missing for one row at most', async () => {
  const direct = await accesses('return sacks.findByMillId(mill, pageable).map(sack -> sack.getFarm().getName());');
  expect(direct).toMatchInlineSnapshot(`
    "GET /mills/{mill}/sacks → select farm by id, in a loop
    GET /mills/{mill}/sacks → select sack by mill_id limited"
  `);
  expect(
    await accesses(
      'Page<Sack> page = sacks.findByMillId(mill, pageable); return page.map(sack -> sack.getFarm().getName());',
    ),
  ).toBe(direct);
  expect(await accesses('return sacks.findById(mill).map(sack -> sack.getFarm().getName());')).toMatchInlineSnapshot(
    `"GET /mills/{mill}/sacks → select sack by id"`,
  );
});
