import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('interfaces of JDBI and wrappers of MyBatis-Plus are asked by what their methods say', async () => {
  const system = await systemOf({
    'pom.xml': '<project><artifactId>cellar</artifactId></project>',
    'db/migration/V1__wines.sql': 'CREATE TABLE wines (id bigint PRIMARY KEY, label text, vintage int);\n',
    'src/main/java/cellar/WineDao.java': `package cellar;
import java.util.*;
import org.jdbi.v3.sqlobject.customizer.*;
import org.jdbi.v3.sqlobject.statement.*;
public interface WineDao {
  @SqlQuery("SELECT * FROM wines WHERE label = :label") Optional<Object> byLabel(@Bind("label") String label);
  @SqlQuery("SELECT * FROM wines WHERE id IN (<ids>) ORDER BY vintage DESC LIMIT 20") List<Object> among(@BindList("ids") List<Long> ids);
  @SqlUpdate("DELETE FROM wines WHERE id = :id") void remove(long id);
  default Object must(String label) { return byLabel(label).orElseThrow(); }
}
`,
    'src/main/java/cellar/Bottle.java': `package cellar;
import com.baomidou.mybatisplus.annotation.*;
@TableName("bottles") public class Bottle { @TableId private Long id; private String shelf; private Integer size; }
`,
    'src/main/java/cellar/Bottles.java': `package cellar;
import com.baomidou.mybatisplus.core.conditions.query.*;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;
public class Bottles extends ServiceImpl<BottleMapper, Bottle> {
  Object shelved(String shelf, Integer size) { return page(new Page<>(1, 20), wanted(shelf, size)); }
  private LambdaQueryWrapper<Bottle> wanted(String shelf, Integer size) {
    LambdaQueryWrapper<Bottle> wanted = new LambdaQueryWrapper<>();
    wanted.eq(Bottle::getShelf, shelf);
    wanted.eq(size != null, Bottle::getSize, size);
    return wanted;
  }
  Object any(QueryWrapper<Bottle> wanted) { return list(wanted); }
}
`,
    'src/main/java/cellar/Cellar.java': `package cellar;
import java.util.*;
import org.springframework.web.bind.annotation.*;
@RestController
class Cellar {
  private final WineDao wines;
  private final Bottles bottles;
  Cellar(WineDao wines, Bottles bottles) { this.wines = wines; this.bottles = bottles; }
  @GetMapping("/wine") Object wine(String label) { return wines.must(label); }
  @GetMapping("/wines") Object among(@RequestParam List<Long> ids) { return wines.among(ids); }
  @DeleteMapping("/wines/{id}") void remove(@PathVariable long id) { wines.remove(id); }
  @GetMapping("/bottles") Object shelved(String shelf, Integer size) { return bottles.shelved(shelf, size); }
  @GetMapping("/any") Object any() { return bottles.any(null); }
}
`,
  });
  expect(queriesText(system, 'WineDao.must')).toEqual(['select wines by label']);
  expect(queriesText(system, 'Cellar.among')).toEqual(['select wines by id sorted by vintage limited']);
  expect(queriesText(system, 'Cellar.remove')).toEqual(['delete wines by id']);
  expect(queriesText(system, 'Bottles.shelved')).toEqual(['select bottles by shelf at times by size limited']);
  const any = system.accesses.find(({ operation }) => operation.endsWith('Bottles.any'));
  expect(any?.filtersKnown).toBe(false);
});
