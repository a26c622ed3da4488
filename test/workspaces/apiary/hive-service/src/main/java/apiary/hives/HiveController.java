package apiary.hives;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping(HiveController.BASE)
public class HiveController {
  static final String BASE = "/hives";
  private static final String YARD = "/yard";

  private final HiveService service;
  private final InspectionRepository inspections;
  private final HiveRepository hives;

  public HiveController(HiveService service, InspectionRepository inspections, HiveRepository hives) {
    this.service = service;
    this.inspections = inspections;
    this.hives = hives;
  }

  @GetMapping
  public List<Hive> list(@RequestParam long yard, @RequestParam(defaultValue = "0") int page) {
    return service.inYard(yard, page);
  }

  @GetMapping({"/{code}", "/by-code/{code:[A-Z]{2}\\d+}"})
  public Hive find(@PathVariable String code) {
    return hives.findByCodeIgnoreCase(code).orElseThrow();
  }

  @PostMapping
  public Hive add(@Valid @RequestBody Hive hive) {
    return service.add(hive);
  }

  @RequestMapping(path = "/{id}" + YARD + "/{yardId}", method = {RequestMethod.PUT, RequestMethod.PATCH})
  public void move(@PathVariable long id, @PathVariable long yardId) {
    service.move(id, yardId);
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasRole('QUEEN')")
  public void remove(@PathVariable Long id) {
    hives.deleteById(id);
  }

  @GetMapping("/{code}/inspections")
  public List<Inspection> lately(@PathVariable String code) {
    return hives.findByCodeIgnoreCase(code).map(inspections::findTop5ByHiveOrderByTakenOnDesc).orElseGet(List::of);
  }

  @GetMapping("/{code}/mites")
  public List<Inspection> infested(@PathVariable String code, @RequestParam int over) {
    return inspections.infested(code, over);
  }
}
