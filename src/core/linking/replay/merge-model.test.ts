import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('what a class leaves to its library is as the scripts made it', async () => {
  const { tables } = await systemOf({
    'pom.xml': '<project><artifactId>kennel</artifactId></project>',
    'src/main/resources/db/migration/V1__dogs.sql':
      'CREATE TABLE dogs (id uuid PRIMARY KEY, name text NOT NULL, chip varchar(15), born_on date NOT NULL);',
    'src/main/java/kennel/Dog.java': `package kennel;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.UUID;
@Entity
@Table(name = "dogs")
public class Dog {
  @Id private UUID id;
  private String name;
  private String chip;
  @Column(name = "born_on") private LocalDate bornOn;
}
`,
  });
  const said = tables.flatMap(({ columns }) =>
    columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? '?' : ''}`),
  );
  expect(said).toEqual(['id uuid', 'name text', 'chip varchar(15)?', 'born_on date']);
});
