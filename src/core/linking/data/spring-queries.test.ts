import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const pom = { 'pom.xml': '<project><artifactId>kennel</artifactId></project>' };

test('mappers and services of MyBatis-Plus ask by wrappers, of which some parts count only at times', async () => {
  const system = await systemOf({
    ...pom,
    'src/main/java/kennel/Dog.java': `package kennel;
import com.baomidou.mybatisplus.annotation.*;
@TableName("dogs")
public class Dog {
  @TableId private Long id;
  private String petName;
  @TableField("dog_kind") private String kind;
}
`,
    'src/main/java/kennel/DogMapper.java': `package kennel;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
public interface DogMapper extends BaseMapper<Dog> {}
`,
    'src/main/java/kennel/Dogs.java': `package kennel;
import com.baomidou.mybatisplus.core.conditions.query.LambdaQueryWrapper;
import com.baomidou.mybatisplus.core.toolkit.Wrappers;
import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;
import java.util.List;
import org.springframework.stereotype.Service;
@Service
public class Dogs extends ServiceImpl<DogMapper, Dog> {
  public List<Dog> search(String kind, String name) {
    LambdaQueryWrapper<Dog> wrapper = Wrappers.lambdaQuery(Dog.class);
    wrapper.eq(Dog::getKind, kind);
    if (name != null) wrapper.like(Dog::getPetName, name);
    return baseMapper.selectList(wrapper.orderByDesc(Dog::getId));
  }
  public List<Dog> brief(String name) {
    return lambdaQuery().eq(name != null, Dog::getPetName, name).list();
  }
}
`,
    'src/main/java/kennel/Kennel.java': `package kennel;
import org.springframework.web.bind.annotation.*;
@RestController
class Kennel {
  private final Dogs dogs;
  Kennel(Dogs dogs) { this.dogs = dogs; }
  @GetMapping("/dogs") Object all() { dogs.brief("Rex"); return dogs.search("hound", null); }
  @DeleteMapping("/dogs/{id}") void remove(@PathVariable Long id) { dogs.removeById(id); }
}
`,
  });
  expect(queriesText(system, 'Dogs.brief')).toEqual(['select dogs at times by pet_name']);
  expect(queriesText(system, 'Dogs.search')).toEqual(['select dogs by dog_kind at times by pet_name sorted by id']);
  expect(queriesText(system, 'Kennel.remove')).toEqual(['delete dogs by id']);
});

test('a template of Spring Data MongoDB asks by criteria', async () => {
  const system = await systemOf({
    ...pom,
    'src/main/java/kennel/Dog.java': `package kennel;
import org.springframework.data.mongodb.core.mapping.Document;
@Document(collection = "dogs")
public class Dog { String id; String kind; }
`,
    'src/main/java/kennel/Kennel.java': `package kennel;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.*;
import org.springframework.web.bind.annotation.*;
@RestController
class Kennel {
  private final MongoTemplate template;
  Kennel(MongoTemplate template) { this.template = template; }
  @GetMapping("/dogs") Object all(@RequestParam String name) {
    Query query = new Query(Criteria.where("kind").is("hound").and("age").gt(3));
    if (name != null) query.addCriteria(Criteria.where("name").regex(name));
    query.with(Sort.by("age").descending()).limit(10);
    return template.find(query, Dog.class);
  }
  @DeleteMapping("/dogs/{id}") void remove(@PathVariable String id) {
    template.remove(Query.query(Criteria.where("id").is(id)), Dog.class);
  }
}
`,
  });
  expect(queriesText(system, 'Kennel.all')).toEqual([
    'select dogs by kind, age at times by name sorted by age limited',
  ]);
  expect(queriesText(system, 'Kennel.remove')).toEqual(['delete dogs by _id']);
});

test('an entity of Spring Data JDBC says its table itself', async () => {
  const system = await systemOf({
    ...pom,
    'db/migration/V1__dogs.sql': 'CREATE TABLE kennel_dogs (id bigint PRIMARY KEY, name text);\n',
    'src/main/java/kennel/Dog.java': `package kennel;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
@Table("kennel_dogs")
public class Dog { @Id Long id; String name; }
`,
    'src/main/java/kennel/Dogs.java': `package kennel;
import java.util.List;
import org.springframework.data.repository.CrudRepository;
public interface Dogs extends CrudRepository<Dog, Long> { List<Dog> findByName(String name); }
`,
    'src/main/java/kennel/Kennel.java': `package kennel;
import org.springframework.web.bind.annotation.*;
@RestController
class Kennel {
  private final Dogs dogs;
  Kennel(Dogs dogs) { this.dogs = dogs; }
  @GetMapping("/dogs") Object all(@RequestParam String name) { return dogs.findByName(name); }
}
`,
  });
  expect(queriesText(system, 'Kennel.all')).toEqual(['select kennel_dogs by name']);
  expect(system.tables).toHaveLength(1);
});

test('what is made and saved where the database counts the key is a new row; what has an id may be one that is there', async () => {
  const system = await systemOf({
    ...pom,
    'src/main/java/kennel/Dog.java': `package kennel;
import jakarta.persistence.*;
@Entity
public class Dog {
  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) private Long id;
  private String name;
  public Dog(String name) { this.name = name; }
  public void setId(Long id) { this.id = id; }
}
`,
    'src/main/java/kennel/Dogs.java': `package kennel;
import org.springframework.data.jpa.repository.JpaRepository;
public interface Dogs extends JpaRepository<Dog, Long> {}
`,
    'src/main/java/kennel/DogController.java': `package kennel;
import org.springframework.web.bind.annotation.*;
@RestController
public class DogController {
  private final Dogs dogs;
  DogController(Dogs dogs) { this.dogs = dogs; }
  @PostMapping("/dogs")
  public Dog take(@RequestBody String name) { return dogs.save(new Dog(name)); }
  @PutMapping("/dogs/{id}")
  public Dog rename(@PathVariable Long id, @RequestBody String name) {
    Dog dog = new Dog(name);
    dog.setId(id);
    return dogs.save(dog);
  }
}
`,
  });
  const said = system.accesses.map(({ verb, operation }) => `${operation.split('#')[1]}: ${verb}`);
  expect(said).toEqual(['DogController.rename: upsert', 'DogController.take: insert']);
});
