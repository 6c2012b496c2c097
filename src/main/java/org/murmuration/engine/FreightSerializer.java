package org.murmuration.engine;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.jackson.JacksonObjectMapperProvider;
import akka.serialization.jackson.JacksonSerializer;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.util.Optional;

/**
 * Writes messages as Akka's own CBOR serializer does, with the same manifests. One that is longer
 * than a frame may hold is left at this node's {@link Freight}, and a {@link Notice} is written
 * instead, under the same manifest: Artery asks for the manifest before it asks for the bytes.
 *
 * <p>A subclass, so that Akka goes on letting in only classes that are bound to a serializer of
 * Jackson's, which here is {@link WireMessage} alone.
 */
public final class FreightSerializer extends JacksonSerializer {

  private final FreightSettings settings;

  /** Made by Akka. */
  public FreightSerializer(ExtendedActorSystem system, String bindingName) {
    super(system, bindingName, mapper(system, bindingName));
    settings = FreightSettings.of(system.settings().config());
  }

  private static ObjectMapper mapper(ExtendedActorSystem system, String bindingName) {
    int room = (int) FreightSettings.of(system.settings().config()).room();
    CBORFactory factory =
        CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(room).build())
            .build();
    return JacksonObjectMapperProvider.get(system).getOrCreate(bindingName, Optional.of(factory));
  }

  @Override
  public String manifest(Object message) {
    return message instanceof Notice notice ? notice.manifest() : super.manifest(message);
  }

  @Override
  public byte[] toBinary(Object message) {
    if (message instanceof Notice notice) {
      // Handed on in an envelope, by a shard region that does not host its recipient.
      return notice.toBytes();
    }
    byte[] bytes = super.toBinary(message);
    return bytes.length <= settings.limit()
        ? bytes
        : freight().deposit(bytes, manifest(message)).toBytes();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    if (!Notice.isIn(bytes)) {
      return super.fromBinary(bytes, manifest);
    }
    try {
      return Notice.of(bytes, manifest);
    } catch (IllegalArgumentException e) {
      freight().lose(e);
      throw e;
    }
  }

  private Freight freight() {
    return Freight.of(Adapter.toTyped(system()));
  }
}
