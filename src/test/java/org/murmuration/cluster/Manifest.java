package org.murmuration.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One document of a Kubernetes manifest. */
record Manifest(String file, JsonNode json) {

  static final Path FOLDER = Path.of("conf/kubernetes");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private static final Gson GSON = JSON.getGson();

  /** What the Kubernetes API says each kind looks like. */
  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "v1 Namespace", V1Namespace.class,
          "v1 ServiceAccount", V1ServiceAccount.class,
          "v1 ConfigMap", V1ConfigMap.class,
          "v1 Secret", V1Secret.class,
          "v1 Service", V1Service.class,
          "apps/v1 StatefulSet", V1StatefulSet.class,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class,
          "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
          "rbac.authorization.k8s.io/v1 Role", V1Role.class,
          "rbac.authorization.k8s.io/v1 RoleBinding", V1RoleBinding.class);

  /** All documents that are shipped, in the order in which they are applied. */
  static List<Manifest> shipped() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> parse(FOLDER.relativize(file).toString(), text(file)).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The documents in a text. */
  static List<Manifest> parse(String file, String yaml) {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
      return documents.readAll().stream().map(json -> new Manifest(file, json)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  String kind() {
    return json.path("kind").asText();
  }

  String name() {
    return json.path("metadata").path("name").asText();
  }

  /**
   * What the API would not accept: unknown fields and missing ones, which the generated models
   * refuse, and values of another type, which they read as something else than was written.
   */
  Optional<String> problem() {
    Class<?> model = KINDS.get(json.path("apiVersion").asText() + " " + kind());
    if (model == null) {
      return Optional.of("there is no such kind");
    }
    JsonElement written = GSON.fromJson(json.toString(), JsonElement.class);
    try {
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, written);
      JsonElement read = GSON.toJsonTree(GSON.fromJson(written, model), model);
      return difference("", written, read);
    } catch (InvocationTargetException e) {
      return Optional.of(String.valueOf(e.getCause().getMessage()));
    } catch (JsonParseException | IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first value that was not read as it was written; what is read besides is empty. */
  private static Optional<String> difference(String path, JsonElement written, JsonElement read) {
    if (written.isJsonObject() && read != null && read.isJsonObject()) {
      return written.getAsJsonObject().entrySet().stream()
          .flatMap(
              field ->
                  difference(
                      path + "." + field.getKey(),
                      field.getValue(),
                      read.getAsJsonObject().get(field.getKey()))
                      .stream())
          .findFirst();
    }
    if (written.isJsonArray() && read != null && read.isJsonArray()) {
      return IntStream.range(0, written.getAsJsonArray().size())
          .boxed()
          .flatMap(
              i ->
                  difference(
                      path + "[" + i + "]",
                      written.getAsJsonArray().get(i),
                      read.getAsJsonArray().get(i))
                      .stream())
          .findFirst();
    }
    return written.equals(read)
        ? Optional.empty()
        : Optional.of(path + " reads as " + read + " instead of " + written);
  }
}
