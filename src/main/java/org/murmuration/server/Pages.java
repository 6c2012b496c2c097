package org.murmuration.server;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.murmuration.server.Endpoint.Access;

/**
 * The page by which people watch and steer runs: files of this program, which say nothing about
 * runs and so are given to anybody.
 */
final class Pages {

  private static final String FOLDER = "/org/murmuration/report/page/";
  private static final String INDEX = "index.html";
  private static final String CHARTS = "echarts.min.js";
  private static final String CHARTS_JAR = "/META-INF/resources/webjars/echarts/%s/" + CHARTS;
  private static final String CHARTS_POM = "/META-INF/maven/org.webjars/echarts/pom.properties";

  private static final Map<String, ContentType> KINDS =
      Map.of(
          "html", ContentTypes.TEXT_HTML_UTF8,
          "css", MediaTypes.TEXT_CSS.toContentType(HttpCharsets.UTF_8),
          "js", MediaTypes.APPLICATION_JAVASCRIPT.toContentType(HttpCharsets.UTF_8),
          "svg", MediaTypes.IMAGE_SVG_XML.toContentType(),
          "png", MediaTypes.IMAGE_PNG.toContentType());

  private Pages() {}

  static List<Endpoint> all() {
    return List.of(
        Endpoint.get("/", in -> file(INDEX)).with(Access.FREE),
        Endpoint.get("/assets/{file}", in -> file(in.parameters().get("file"))).with(Access.FREE));
  }

  /** A file by its name, which cannot lead out of the folder. */
  private static CompletionStage<HttpResponse> file(String name) {
    ContentType kind = KINDS.get(name.substring(name.lastIndexOf('.') + 1));
    try (InputStream in = kind == null ? null : Pages.class.getResourceAsStream(place(name))) {
      if (in == null) {
        throw new Refused(
            StatusCodes.NOT_FOUND, "The requested resource could not be found.", null);
      }
      return CompletableFuture.completedFuture(
          HttpResponse.create().withEntity(HttpEntities.create(kind, in.readAllBytes())));
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }

  private static String place(String name) throws IOException {
    return name.equals(CHARTS) ? CHARTS_JAR.formatted(chartsVersion()) : FOLDER + name;
  }

  private static String chartsVersion() throws IOException {
    Properties pom = new Properties();
    try (InputStream in = Pages.class.getResourceAsStream(CHARTS_POM)) {
      pom.load(in);
    }
    return pom.getProperty("version");
  }
}
