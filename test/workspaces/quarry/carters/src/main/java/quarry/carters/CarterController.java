package quarry.carters;

import static quarry.carters.db.Tables.CARTERS;
import static quarry.carters.db.Tables.WAGES;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/carters")
public class CarterController {
  private final DSLContext dsl;

  public CarterController(DSLContext dsl) {
    this.dsl = dsl;
  }

  @GetMapping
  public List<?> strong(@RequestParam int tons) {
    return dsl.selectFrom(CARTERS)
        .where(CARTERS.TONS.ge(tons).and(CARTERS.SHIFT.eq("early")))
        .orderBy(CARTERS.TONS.desc())
        .limit(15)
        .fetch();
  }

  @PostMapping("/{number}/wages")
  public void pay(@PathVariable long number) {
    dsl.insertInto(WAGES).set(WAGES.CARTER_NUMBER, number).execute();
    dsl.update(CARTERS).set(CARTERS.PAID, true).where(CARTERS.NUMBER.eq(number)).execute();
  }

  @DeleteMapping("/{number}")
  public void dismiss(@PathVariable long number) {
    dsl.deleteFrom(CARTERS).where(CARTERS.NUMBER.eq(number)).execute();
  }
}
