package apiary.hives;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "yards")
public class Yard extends Recorded {
  private String meadow;

  public String getMeadow() {
    return meadow;
  }
}
