package org.murmuration.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Writes records as arrays of their fields, without those at the end that are null or empty: what
 * is seldom sent takes no room otherwise. Reading needs no help: what an array lacks is null.
 */
final class ShortArrays extends BeanSerializerModifier {

  private static final long serialVersionUID = 1;

  private final transient Set<Class<?>> types;

  ShortArrays(Set<Class<?>> types) {
    this.types = types;
  }

  @Override
  public JsonSerializer<?> modifySerializer(
      SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
    return types.contains(description.getBeanClass())
            && serializer instanceof BeanSerializerBase fields
        ? new Short(fields)
        : serializer;
  }

  private static final class Short extends JsonSerializer<Object> implements ResolvableSerializer {

    private final BeanSerializerBase whole;
    private final List<BeanPropertyWriter> fields = new ArrayList<>();

    Short(BeanSerializerBase whole) {
      this.whole = whole;
      for (var all = whole.properties(); all.hasNext(); ) {
        PropertyWriter field = all.next();
        fields.add((BeanPropertyWriter) field);
      }
    }

    @Override
    public void resolve(SerializerProvider provider) throws JsonMappingException {
      whole.resolve(provider);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray(value);
      write(value, json, provider);
      json.writeEndArray();
    }

    @Override
    public void serializeWithType(
        Object value, JsonGenerator json, SerializerProvider provider, TypeSerializer type)
        throws IOException {
      WritableTypeId name = type.typeId(value, JsonToken.START_ARRAY);
      type.writeTypePrefix(json, name);
      write(value, json, provider);
      type.writeTypeSuffix(json, name);
    }

    private void write(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      try {
        int count = fields.size();
        while (count > 0 && isNothing(fields.get(count - 1).get(value))) {
          count--;
        }
        for (int i = 0; i < count; i++) {
          fields.get(i).serializeAsElement(value, json, provider);
        }
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw JsonMappingException.from(json, e.getMessage(), e);
      }
    }

    private static boolean isNothing(Object value) {
      return value == null || value instanceof Collection<?> list && list.isEmpty();
    }
  }
}
