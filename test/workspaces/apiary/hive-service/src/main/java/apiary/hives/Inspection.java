package apiary.hives;

import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;

@Entity
public class Inspection extends Recorded {
  @ManyToOne
  private Hive hive;

  private LocalDate takenOn;

  private int mites;
}
