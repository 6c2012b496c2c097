package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.ExtendedActorSystem;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import akka.serialization.jackson.JacksonCborSerializer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.settings.InputError;

/** What is written for a message, and what the limit may be. */
class FreightSerializerTest {

  private static final Parcel SMALL = new Parcel(3, List.of("three", "鳥"), null);

  private static ActorTestKit kit;
  private static SerializerWithStringManifest serializer;

  @BeforeAll
  static void startSystem() throws Exception {
    kit =
        ActorTestKit.create(
            ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(ConfigFactory.load("application-test.conf")));
    serializer =
        (SerializerWithStringManifest)
            SerializationExtension.get(kit.system()).serializerFor(Parcel.class);
  }

  @AfterAll
  static void stopSystem() {
    kit.shutdownTestKit();
  }

  @Test
  void aSmallMessageIsWrittenAsAkkaWritesCbor() {
    JacksonCborSerializer cbor =
        new JacksonCborSerializer(
            (ExtendedActorSystem) Adapter.toClassic(kit.system()), "jackson-cbor");

    assertThat(serializer).isInstanceOf(FreightSerializer.class);
    assertThat(serializer.manifest(SMALL)).isEqualTo(cbor.manifest(SMALL));
    assertThat(serializer.toBinary(SMALL)).isEqualTo(cbor.toBinary(SMALL));
  }

  @Test
  void inPlaceOfALargeMessageANoticeUnderTheSameManifestIsWritten() throws Exception {
    Parcel large = Parcel.of(1_000_000, null);

    byte[] written = serializer.toBinary(large);

    assertThat(written).hasSizeLessThan(200);
    Notice notice = (Notice) serializer.fromBinary(written, serializer.manifest(large));
    assertThat(notice.manifest()).isEqualTo(serializer.manifest(SMALL));
    assertThat(notice.length()).isGreaterThan(800_000);
    Freight.of(kit.system()).deposits().remove(notice.number());
  }

  @Test
  void aNoticeThatIsHandedOnStaysAsItWas() throws Exception {
    Notice notice =
        new Notice("akka://x@host:1/system/freight#1", 12, 34, serializer.manifest(SMALL));

    assertThat(serializer.fromBinary(serializer.toBinary(notice), serializer.manifest(notice)))
        .isEqualTo(notice);
  }

  @Test
  void onlyClassesThatAreBoundAreReadAndWritten() {
    assertThatThrownBy(() -> serializer.manifest(List.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> serializer.fromBinary(new byte[] {(byte) 0x80}, "java.util.ArrayList"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPartOfALargeMessageIsNoLargeMessageItself() {
    FreightSettings settings = FreightSettings.of(kit.system().settings().config());

    assertThat(settings.limit()).isEqualTo(192 * 1024);
    assertThat(serializer.toBinary(new Carrier.Part(Integer.MAX_VALUE, new byte[settings.part()])))
        .hasSizeBetween(settings.part(), settings.limit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit | 0          | it must be 4 KiB to 248 KiB",
        "limit | 4095       | it must be 4 KiB to 248 KiB",
        "limit | 253953 B   | it must be 4 KiB to 248 KiB",
        "limit | 10 GiB     | it must be 4 KiB to 248 KiB",
        "limit | much       | murmuration.freight.limit",
        "room  | 191 KiB    | at least murmuration.freight.limit",
        "room  | 2 GiB      | less than 2 GiB",
        "room  | []         | murmuration.freight.room",
        "keep  | 0s         | 10ms or longer",
        "keep  | -1s        | 10ms or longer",
        "again | 9ms        | 10ms or longer",
        "again | soon       | murmuration.freight.again"
      })
  void whatIsWrongInTheConfigurationIsSaidInOneLine(String key, String value, String problem) {
    Config node =
        ConfigFactory.parseString("murmuration.freight." + key + " = " + value)
            .withFallback(ConfigFactory.load("single.conf"));

    assertThatThrownBy(() -> FreightSettings.of(node))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("murmuration.freight." + key)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("\n");
  }
}
