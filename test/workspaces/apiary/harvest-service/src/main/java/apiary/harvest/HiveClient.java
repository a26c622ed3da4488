package apiary.harvest;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@FeignClient(name = "hives", path = "/api/hives")
public interface HiveClient {
  @GetMapping("/{code}")
  HiveView find(@PathVariable String code);
}
