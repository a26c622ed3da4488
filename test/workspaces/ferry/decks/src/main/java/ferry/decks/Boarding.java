package ferry.decks;

import io.awspring.cloud.sqs.annotation.SqsListener;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
public class Boarding {
    @SqsListener("boarding-cards")
    public void card(String card) {}

    @JmsListener(destination = "lifeboats")
    public void lifeboat(String name) {}

    public void follow() {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(new Properties());
        consumer.subscribe(List.of("passages.booked"));
        while (true) {
            consumer.poll(Duration.ofSeconds(1));
        }
    }
}
