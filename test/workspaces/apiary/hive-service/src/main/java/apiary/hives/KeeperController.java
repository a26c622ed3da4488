package apiary.hives;

import apiary.hives.api.KeepersApi;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The build makes the interface of the contract. */
@RestController
class KeeperController implements KeepersApi {
  private final KeeperRepository keepers;

  KeeperController(KeeperRepository keepers) {
    this.keepers = keepers;
  }

  @Override
  public ResponseEntity<List<Keeper>> listKeepers() {
    return ResponseEntity.ok(keepers.findAll());
  }
}
