package apiary.hives;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class HivesApplication {
  public static void main(String[] args) {
    SpringApplication.run(HivesApplication.class, args);
  }
}
