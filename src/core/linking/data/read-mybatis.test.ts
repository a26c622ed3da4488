import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('mappers of MyBatis ask for what their annotations and their XML say', async () => {
  const system = await systemOf({
    'pom.xml': '<project><artifactId>kennel</artifactId></project>',
    'src/main/java/kennel/DogMapper.java': `package kennel;
import java.util.List;
import org.apache.ibatis.annotations.*;
@Mapper
public interface DogMapper {
  @Update({"UPDATE dogs SET name = #{name}", "WHERE id = #{id}"}) int rename(Dog dog);
  @Select("<script>SELECT * FROM dogs WHERE age = 3 <if test='name != null'>AND name = #{name}</if></script>")
  List<Dog> young(String name);
  List<Dog> search(Search search);
  int forget(int age);
}
`,
    'src/main/resources/mapper/DogMapper.xml': `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
<mapper namespace="kennel.DogMapper">
  <sql id="columns">id, name</sql>
  <select id="search" resultType="kennel.Dog">
    SELECT <include refid="columns"/> FROM dogs
    <where>
      <if test="owner > 0">AND owner_id = #{owner}</if>
      AND kind = #{kind}
      <if test="ids != null">AND id IN <foreach collection="ids" item="id" open="(" close=")">#{id}</foreach></if>
    </where>
    ORDER BY name
  </select>
  <delete id="forget"><![CDATA[ DELETE FROM dogs WHERE age < #{age} ]]> AND chip &gt; 3</delete>
</mapper>
`,
    'src/main/java/kennel/Kennel.java': `package kennel;
import org.springframework.web.bind.annotation.*;
@RestController
class Kennel {
  private final DogMapper dogs;
  Kennel(DogMapper dogs) { this.dogs = dogs; }
  @GetMapping("/dogs") Object all() { dogs.young("Rex"); return dogs.search(null); }
  @DeleteMapping("/dogs") void clear() { dogs.rename(null); dogs.forget(9); }
}
`,
  });
  expect(queriesText(system, 'Kennel.all')).toEqual([
    'select dogs by age at times by name',
    'select dogs by kind at times by owner_id, id sorted by name',
  ]);
  expect(queriesText(system, 'Kennel.clear')).toEqual(['delete dogs by age, chip', 'update dogs by id']);
});
