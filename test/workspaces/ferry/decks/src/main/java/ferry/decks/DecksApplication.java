package ferry.decks;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class DecksApplication {
    public static void main(String[] args) {
        SpringApplication.run(DecksApplication.class, args);
    }
}
