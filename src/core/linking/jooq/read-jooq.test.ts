import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const post = {
  'pom.xml': '<project><artifactId>post</artifactId></project>',
  'db/migration/V1__letters.sql': `CREATE TABLE letter (id bigint primary key, sender text, town_id bigint, stamped boolean, sent_at timestamp);
CREATE TABLE town (id bigint primary key, region text);
`,
  'src/main/java/post/Letters.java': `package post;
import static post.generated.Tables.*;
import java.util.*;
import org.jooq.*;
import org.jooq.impl.DSL;
import post.generated.tables.records.LetterRecord;
class Letters {
  private final DSLContext dsl;
  Letters(DSLContext dsl) { this.dsl = dsl; }
  List<LetterRecord> search(String sender, Boolean stamped) {
    return dsl.selectFrom(LETTER).where(wanted(sender, stamped)).orderBy(LETTER.SENT_AT.desc()).limit(20).fetch();
  }
  private Condition wanted(String sender, Boolean stamped) {
    Condition wanted = DSL.trueCondition();
    if (sender != null) wanted = wanted.and(LETTER.SENDER.eq(sender));
    if (stamped != null) wanted = wanted.and(LETTER.STAMPED.eq(stamped));
    return wanted;
  }
  List<LetterRecord> listed(String sender, Long town) {
    List<Condition> wanted = new ArrayList<>(List.of(LETTER.SENDER.eq(sender)));
    if (town != null) wanted.add(LETTER.TOWN_ID.eq(town));
    return dsl.selectFrom(LETTER).where(wanted).fetch();
  }
  List<LetterRecord> page(String sender, int size) { return cut(stamped().and(LETTER.SENDER.eq(sender)), size); }
  private SelectConditionStep<LetterRecord> stamped() { return dsl.selectFrom(LETTER).where(LETTER.STAMPED.isTrue()); }
  private List<LetterRecord> cut(SelectConditionStep<LetterRecord> query, int size) {
    return query.orderBy(LETTER.ID).limit(size).fetch();
  }
  Object in(String region) {
    var town = TOWN.as("t");
    return dsl.select(LETTER.ID).from(LETTER).join(town).on(town.ID.eq(LETTER.TOWN_ID))
      .where(town.REGION.eq(region)).and(LETTER.SENT_AT.between(null).and(null)).fetch();
  }
  boolean any(String sender) { return dsl.fetchExists(LETTER, LETTER.SENDER.eq(sender)); }
  int count(String sender) { return dsl.selectCount().from(LETTER).where(DSL.lower(LETTER.SENDER).eq(sender)).fetchOne(0, int.class); }
  Object query(String sender, boolean stamped) {
    SelectQuery<LetterRecord> query = dsl.selectQuery(LETTER);
    query.addConditions(LETTER.SENDER.eq(sender));
    if (stamped) query.addConditions(LETTER.STAMPED.isTrue());
    query.addLimit(10);
    return query.fetch();
  }
}
`,
  'src/main/java/post/Post.java': `package post;
import org.springframework.web.bind.annotation.*;
@RestController
class Post {
  private final Letters letters;
  Post(Letters letters) { this.letters = letters; }
  @GetMapping("/search") Object search(String sender, Boolean stamped) { return letters.search(sender, stamped); }
  @GetMapping("/listed") Object listed(String sender, Long town) { return letters.listed(sender, town); }
  @GetMapping("/page") Object page(String sender) { return letters.page(sender, 30); }
  @GetMapping("/in") Object in(String region) { return letters.in(region); }
  @GetMapping("/any") Object any(String sender) { return letters.any(sender); }
  @GetMapping("/count") Object count(String sender) { return letters.count(sender); }
  @GetMapping("/query") Object query(String sender, boolean stamped) { return letters.query(sender, stamped); }
}
`,
};

test('conditions of jOOQ are followed through variables, lists and methods', async () => {
  const system = await systemOf(post);
  expect(queriesText(system, 'Letters.search')).toEqual([
    'select letter at times by sender, stamped sorted by sent_at limited',
  ]);
  expect(queriesText(system, 'Letters.listed')).toEqual(['select letter by sender at times by town_id']);
  expect(queriesText(system, 'Letters.query')).toEqual(['select letter by sender at times by stamped limited']);
});

test('a query of jOOQ that a method begins and another ends is one', async () => {
  const system = await systemOf(post);
  expect(queriesText(system, 'Letters.page')).toEqual(['select letter by stamped, sender sorted by id limited']);
  expect(queriesText(system, 'Letters.stamped')).toEqual([]);
  expect(queriesText(system, 'Letters.cut')).toEqual([]);
});

test('jOOQ asks for aliases, counts and whether there are any', async () => {
  const system = await systemOf(post);
  expect(queriesText(system, 'Letters.in')).toEqual(['select letter by sent_at', 'select town by region']);
  expect(queriesText(system, 'Letters.any')).toEqual(['count letter by sender']);
  expect(queriesText(system, 'Letters.count')).toEqual(['count letter by sender']);
});
