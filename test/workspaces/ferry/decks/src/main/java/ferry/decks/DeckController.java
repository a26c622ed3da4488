package ferry.decks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Properties;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/decks")
public class DeckController {
    private final JmsTemplate horns;
    private final HttpClient http = HttpClient.newHttpClient();
    private final OkHttpClient ok = new OkHttpClient();

    public DeckController(JmsTemplate horns) {
        this.horns = horns;
    }

    @DeleteMapping("/{deck}/passages/{id}")
    public void cancel(@PathVariable int deck, @PathVariable String id) {
        new KafkaProducer<String, String>(new Properties()).send(new ProducerRecord<>("passages.cancelled", id, ""));
        horns.convertAndSend("lifeboats", id);
    }

    @PostMapping("/{deck}/passages")
    public void rebook(@PathVariable int deck) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://bookings:8000/passages"))
            .timeout(Duration.ofSeconds(2))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
        http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @PostMapping("/{deck}/freight")
    public void load(@PathVariable int deck) throws IOException {
        ok.newCall(new Request.Builder().url("http://bookings:8000/freight").post(null).build()).execute();
    }
}
