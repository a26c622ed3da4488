import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Reviews of plants, kept as documents, whose service asks by a method with these annotations. */
async function asked(annotations: string, result = 'List<Review>'): Promise<readonly string[]> {
  const system = await systemOf({
    'pom.xml':
      '<project><artifactId>reviews</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-data-mongodb</artifactId></dependency></dependencies></project>',
    'src/main/java/reviews/Review.java': `package reviews;
import org.springframework.data.mongodb.core.mapping.Document;
@Document(collection = "plant_reviews")
public class Review { String id; Long plantId; int stars; }
`,
    'src/main/java/reviews/Reviews.java': `package reviews;
import java.util.*;
import org.springframework.data.mongodb.repository.*;
public interface Reviews extends MongoRepository<Review, String> {
  ${annotations} ${result} ask(Long plant, int stars);
}
`,
    'src/main/java/reviews/Controller.java': `package reviews;
import org.springframework.web.bind.annotation.*;
@RestController
public class Controller {
  private final Reviews reviews;
  Controller(Reviews reviews) { this.reviews = reviews; }
  @GetMapping("/reviews") public Object ask() { return reviews.ask(1L, 4); }
}
`,
  });
  return queriesText(system, 'Controller.ask');
}

test.each([
  [`@Query("{ 'plant_id': ?0, stars: { $gte: ?1 } }")`, 'select plant_reviews by plant_id, stars'],
  [
    `@Query(value = "{ 'plant_id' : ?0 }", sort = "{ stars : -1 }")`,
    'select plant_reviews by plant_id sorted by stars',
  ],
  [`@Query("{ '$and': [ { 'plant_id': ?0 }, { 'stars': ?1 } ] }")`, 'select plant_reviews by plant_id, stars'],
  [`@Query("{ '$or': [ { 'plant_id': ?0 }, { 'stars': ?1 } ] }")`, 'select plant_reviews'],
  [`@Query("{ 'plant_id': ?#{[0]} }")`, 'select plant_reviews by plant_id'],
  [
    `@Aggregation(pipeline = { "{ $match: { plant_id: ?0 } }", "{ $group: { _id: null, n: { $sum: 1 } } }" })`,
    'select plant_reviews by plant_id',
  ],
  [`@Query("{ 'plant_id': ")`, 'select plant_reviews'],
])('%s is read as it is written', async (annotations, query) => {
  expect(await asked(annotations)).toEqual([query]);
});

test.each([
  [`@Query(value = "{ 'plant_id': ?0 }", delete = true)`, 'void', 'delete plant_reviews by plant_id'],
  [`@Query(value = "{ 'plant_id': ?0 }", count = true)`, 'long', 'count plant_reviews by plant_id'],
  [`@Query("{ '_id': ?0 }") @Update("{ '$set': { 'stars': ?1 } }")`, 'void', 'update plant_reviews by _id'],
])('%s does what it says', async (annotations, result, query) => {
  expect(await asked(annotations, result)).toEqual([query]);
});
