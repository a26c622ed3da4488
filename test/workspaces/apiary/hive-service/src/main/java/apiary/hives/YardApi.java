package apiary.hives;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@RequestMapping("/yards")
interface YardApi {
  @GetMapping("/{id}")
  Yard yard(@PathVariable Long id);

  @PostMapping
  Yard open(@RequestBody Yard yard);
}
