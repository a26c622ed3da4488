package apiary.hives;

import jakarta.persistence.Entity;

@Entity
public class Keeper extends Recorded {
  private String fullName;
}
